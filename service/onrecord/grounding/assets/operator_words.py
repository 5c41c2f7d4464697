"""The English words by which whoever has an asset is named: possessives, verbs of having, wholes, ships' prefixes."""

from __future__ import annotations

import re

CAP = r"[A-ZÀ-Þ][\w’'-]*[\w.]|[A-Z]"
FORCES = (
    r"(?:army|navy|air force|military|coast ?guard|border (?:service|guards?|force)|armed forces"
    r"|marine corps|defen[cs]e (?:ministry|forces?)|"
    r"ministry of defen[cs]e|government|junta|rebels|militia|paramilitar(?:y|ies)|insurgents|army command"
    r"|national guard|mission|coalition|alliance|bloc|security service|"
    r"police|presidential guard|group|movement|regime|militants|separatists|jihadists)"
)
BODY = re.compile(
    rf"(?:[Tt]he\s+)?(?:(?:(?:{CAP})['’]s|(?:{CAP}))\s+){{0,4}}(?i:{FORCES})\b|(?:U\.[SKN]\."
    rf"|{CAP})(?:\s(?:of\s)?(?:{CAP})){{0,4}}"
)
OWNER = re.compile(
    rf"(?P<owner>(?:the\s+)?(?:U\.[SKN]\.|(?:{CAP})(?:\s(?:{CAP})){{0,3}})(?:\s(?i:{FORCES}))?"
    rf"|the\s+(?i:{FORCES}))['’]s?\s+(?:own\s+|entire\s+|only\s+|main\s+|remaining\s+|\w+-\w+\s+)?$"
)
POSSESSIVE = re.compile(
    r"\b(?:its|their|his|her|our|my|whose)\s+(?:own\s+|entire\s+|only\s+|remaining\s+)?$", re.IGNORECASE
)
ATTACHED = re.compile(
    rf"\s+(?:of|from|belonging to|operated by|fired by|flown by|launched by|sent by|assigned to|attached to"
    rf"|owned by|led by|commanded by|contributed by|dispatched by|deployed by)"
    rf"\s+(?P<owner>(?:the\s+)?(?:U\.[SKN]\."
    rf"|(?:{CAP})(?:\s(?:{CAP})){{0,4}})(?:['’]s)?(?:\s(?i:{FORCES}))?|the\s+(?i:{FORCES}))"
)
GIVEN_BY = re.compile(
    rf"\s(?:(?P<coming>(?:offered|pledged|promised)\sby|(?:(?:that|which)\s)?(?:came|come|coming)\sfrom)"
    rf"|(?:donated|supplied|provided|delivered|lent)\sby)\s(?P<owner>(?:the\s)?(?:U\.[SKN]\."
    rf"|(?:{CAP})(?:\s(?:{CAP})){{0,4}}))"
)
"""`howitzers donated by Italy`: the giver's, until somebody else has them."""
ARRIVES = re.compile(
    r"(?:\s(?:has|have|had|will|would|were|was|are|is|be|been|being|not|also|already|now|just|due\sto))*"
    r"\s(?:arriv\w+|reach\w*|land(?:ed|s)?|enter\w*|sent|shipped|delivered|handed|unloaded)\b"
)
OF_UNIT = re.compile(
    rf"\s(?:of|from|belonging to|assigned to|attached to|operated by|flown by)\s"
    rf"(?:the\s|its\s|(?:the\s)?(?:{CAP})(?:\s(?:{CAP})){{0,4}}(?:\s(?i:{FORCES}))?['’]s?\s)?"
    rf"(?P<owner>\d{{1,3}}(?:st|nd|rd|th)?\s(?:{CAP})(?:\s(?:{CAP})){{0,4}})"
)
"""`jets assigned to the 134th Fighter Squadron`."""
NAMED_FORCE = re.compile(
    rf"(?:(?:{CAP})\s){{1,3}}(?:Forces|Army|Front|Guards?|Movement|Militia|Brigades?|Corps|Command|Navy|Police)(?=\s[a-z])"
)
"""`Syrian Democratic Forces` of their fighters: a name of its own, not the state's."""
LEADING_FORCE = re.compile(rf"(?:(?:{CAP})\s+){{0,2}}(?i:{FORCES}|rebel)(?=\s)")
RELATIVE = re.compile(
    rf"\s+(?:that|which)?\s*(?P<owner>(?:the\s+)?(?:{CAP})(?:\s(?:{CAP})){{0,3}}(?:\s(?i:{FORCES}))?"
    rf"|the\s+(?i:{FORCES})|it|they)\s+"
    r"(?:(?:has|had|have|still|now|also|already|recently|once|would|will)\s+){0,3}(?:keeps?|kept|holds?|held|sent|sends|deployed|deploys"
    r"|stationed|stations|operates?|ordered|bought|buys|has|had|have|owns?|moved|promised|pledged|fired|launched|sending|bases?|based"
    r"|flies|flew|maintains?|maintained|lost|loses|used|uses|received|built|plans|planned|intends|hopes|wants|needs|put|captured|seized)\b"
)
HAVING = re.compile(
    r"\b(?:has|have|had|having|keeps?|kept|maintains?|maintained|operates?|operated|holds?|held|owns?|fields?"
    r"|keeping|holding|maintaining|operating|fielding|place|placed|places|put|posted|contributes?|contributed|provides?|provided"
    r"|commits?|committed|pledged|possess(?:es|ed)?|boasts?|stations?|based|needs?|wants?|wanted"
    r"|ha[sd] only|musters?|leases?|leased|pays|flies|sails|runs"
    r"|commanded|commands?|"
    r"counts|puts?|sign(?:ed)? for|lost|acknowledged|admitted|suffered|mourn(?:ed|s)|getting|received"
    r"|given|los(?:e|es|ing)|request(?:ed|s)|sought|seeks?|ask(?:ed|s)(?=\s[^,;.]{1,30}\sfor\s))\b(?!\s+(?:been|to))"
)
AGENT = re.compile(
    r"\b(?:destroy\w*|kill\w*|captur\w*|shot down|shoot\w* down|sank|sunk|sinking|hit|struck|strikes?"
    r"|seized|downed|stopped|repelled|brought down|took out|knocked out|neutrali[sz]ed|eliminated"
    r"|bombed|attacked|shelled|intercept\w*|wrecked|blew up|damaged|met|saw|counted"
    r"|spot(?:ted|s)|sighted|detect\w*|observ(?:ed|es|ing)|monitor\w*|track(?:ed|s|ing)|shadow\w*|trail(?:ed|s|ing)|tail(?:ed|s|ing)"
    r"|follow(?:ed|s|ing)|join(?:ed|s|ing)?|reliev\w*|replac\w*|escort(?:ed|s|ing)|accompan(?:ied|ies|ying)|confront\w*|challeng\w*"
    r"|warned|chased|identified|photographed|recover(?:ed|s|ing)|seizing)\b",
    re.IGNORECASE,
)
PRONOUN = re.compile(r"\b(?:it|they|we|he|she)$", re.IGNORECASE)
STRETCH = 130
STAFF = (
    r"(?!\s+(?:attach|offici|spokes|sourc|offic|analyst|expert|chief|command|leader|minister|correspond"
    r"|veteran|camp|base|aid|assistance|support|hardware|equipment|cooperation))"
)
ENDS_IN_FORCE = re.compile(rf"(?i:{FORCES})$")
RELATIVE_VERB = re.compile(
    r",?\s(?:which|who|that)\s+(?:(?:has|have|had|still|now|also|already|is|are)\s+){0,3}$", re.IGNORECASE
)
OBLIQUE = re.compile(r"\b(?:by|against|to|with|on|for|from|in|of)\s+(?:the\s+)?$", re.IGNORECASE)
SOLD = re.compile(rf"\b(?:sell|sells|sold|selling)\s(?P<whom>(?:U\.[SKN]\.|{CAP})(?:\s(?:{CAP})){{0,2}})\s$")
SALE = re.compile(r"\b(?:sales?|sell|sells|sold|selling)\b[^,;]{0,60}$", re.IGNORECASE)
TO = re.compile(r"[^,;.]{0,60}?\sto\s+")
UNARMED = re.compile(
    r"\b(?:institute|university|court|hospital|bank|council|parliament|congress|senate|embassy|committee|fund|"
    r"company|corporation|tribunal|college|party|union|agency)$",
    re.IGNORECASE,
)
PARTICIPLE = re.compile(
    r"\s+(?:\w+ly\s+|not\s+|also\s+)?(?:\w+ed|\w+en|\w+wn|sent|made|left|kept|held|had|lost|put)\b"
)
TARGET = re.compile(
    r"\b(?:missiles?|drones?|rockets?|shells?|shots?|torpedo(?:es)?|projectiles?|bombs)\s(?:at|against|towards?)\s(?:[\w’'-]+\s){0,2}$|"
    r"\b(?:strikes?|airstrikes?|attacks?|raids?|operations?|offensives?|campaign|fire)\s(?:\w+\s)?against\s(?:[\w’'-]+\s){0,3}$",
    re.IGNORECASE,
)
COORDINATE = re.compile(r"(?:\b(?:and|but|then)|,)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


LOSSES_OF = re.compile(
    r"\b(?P<whose>[A-ZÀ-Þ][\w-]+)\s(?:losses|casualties|dead|deaths)\s(?:[\w’' -]{0,40}?\s)?"
    r"(?:at|to|of|as)\s[^;:.]{0,60}$"
)
OWN_LOSS = re.compile(
    r"\b(?:announced|acknowledged|confirmed|admitted|reported|mourned)\s(?:the\s)?(?:deaths?|loss|killing|capture)\sof\s$"
)
BOUGHT = re.compile(
    r"\b(?:ordered|order|orders|buy|buys|bought|buying|purchase[ds]?|acquire[ds]?|received?|seeks?|sought|asked)\b[^;:.]*$"
)
COLLECTIVE = re.compile(
    rf"(?:(?P<owner>(?:the\s)?(?:U\.[SKN]\.|(?:{CAP})(?:\s(?:{CAP})){{0,3}})(?:\s(?i:{FORCES}))?|the\s(?i:{FORCES}))['’]s?"
    rf"|(?P<adjective>U\.[SKN]\.|(?!An?\s|The\s)(?:{CAP}))|(?P<own>its|their|his))\s(?:[\w-]+\s){{0,2}}?"
    r"(?:escort|battery|batteries|column|convoy|force|contingent|fleet|flotilla|squadron|group|team|garrison|shipment|package|"
    r"orders?|deployment|batch|consignment|delivery|purchase|arsenal|stockpile|tranche|swarm|wave|salvo|barrage|formation|"
    r"detachment|patrol|build-?up|armada|loss|losses|request|contract|deal)"
    r"\s(?:of|for|to|with|including|led by|headed by)\s"
    r"(?:the\s|an?\s|its\s)?$"
)
DISPOSAL = re.compile(
    rf"\bat\s(?:(?P<before>its|his|their|(?:the\s)?(?:{CAP}|{CAP}\s{CAP}|[a-z]+))(?:['’]s?)?\sdisposal"
    rf"|the\sdisposal\sof\s(?P<behind>(?:the\s)?(?:{CAP}(?:\s{CAP}){{0,3}}|[a-z]+)))"
)
OWN_MEN = re.compile(r"(?:its|their|his|her|our)\s[a-z]+", re.IGNORECASE)
IN_BRACKETS = re.compile(
    r"\s\([A-Z][\w.-]{1,12}\)(?:\s(?:can|could|will|would|has|had|have|may|also|now|still|only))*\s*$"
)
DEAL = re.compile(
    r"\b(?:contract|deal|order|package|purchase|agreement|programme|program|shipment|loan|donation|delivery)\b"
)
BRINGS = re.compile(
    r"\b(?:bring|brings|brought|give|gives|gave|get|gets|provide|provides|provided|hand|hands|net|nets|leave|leaves|send|sends)\s"
    rf"(?P<whom>(?:the\s)?(?:U\.[SKN]\.|{CAP})(?:\s(?:{CAP}|(?i:{FORCES}))){{0,3}})\s$"
)
ACRONYM = re.compile(rf"(?:[A-Z]{{2,6}}(?:-[A-Z]{{2,4}})?|{CAP})\s(?=[a-z])")
DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.’'/ -]{2,40}(?:,\s[^—–\n]{2,40}?)?\s?(?:\([\w /]+\)\s)?(?:[—–]|--?(?=\s))\s"
)
RECEIVES = re.compile(
    r"\s(?:(?:was|were|been|being|is|are|be)\s)(?:promised|given|offered|sold|handed|lent|granted|allocated|issued|assigned|sent)\s$"
)
LABEL = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ ’'-]{2,30}:\s")
GROUP = re.compile(
    r"(?:[Tt]he\s)?[A-ZÀ-Þ][\w-]+\s(?:[a-z-]+\s)?(?:terrorists|militants|gunmen|rebels|insurgents|guerrillas|separatists"
    r"|militiamen|paramilitaries|jihadists)"
)
SOLDIERS = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal)\s)?(?P<whose>U\.[SKN]\.\s|(?:[A-ZÀ-Þ][\w-]+\s){1,2})(?:[\w-]+\s)?"
    r"(?:forces|troops|soldiers|jets?|warplanes?|warships?|gunners|tanks?|drones?|helicopters?|planes?|aircraft|bombers?|fighters"
    r"|frigates?|destroyers?|submarines?|ships?|boats?|gunboats?|vessels?|cutters?|batter(?:y|ies)|launchers?|artillery|marines"
    r"|paratroopers|snipers|sailors|commandos|units?|brigades?)"
)
"""`An Eritrean tank` that fires: its shells are whose the tank is."""
HEARSAY = re.compile(
    r"\b(?:said|says|say|claimed|claims|alleged|showed|shows|saw|filmed)\s(?:on\s\w+day\s)?(?:that\s)?"
    r"|\b(?:reported|reports|announced|confirmed|added|believes?|told\s[^,;]{1,40}?)\s(?:on\s\w+day\s)?that\s"
)
"""`The Joint Chiefs in Seoul said North Korea`: who acts stands behind who tells of it."""
BY_DOING = re.compile(r",\s(?:also\s)?\w+ing(?:\s\w+)?$")
PEOPLE = re.compile(r"[Tt]he\s[A-ZÀ-Þ][\w-]+")
ACTS = re.compile(r"\s(?:(?:has|have|had|will|would|is|are|was|were|been|also|already|now|still)\s)*")
OPENED_BY_PRONOUN = re.compile(r"(?:It|They|He|She)\s")
CHAIN = re.compile(
    r"(?<![\w’'-])(?:(?:has|have|had|is|are|was|were|be|been|being|will|would|could|may|might|must|should|also|still|now|already|not)\s){0,4}"
    r"(?:set|due|ready|prepared|willing|going|about|likely|able|plans?|intends?|wants?|hopes?|agrees?|offers?|pledges?|promises?|vows?"
    r"|needs?|aims?|seeks?|sought|undertook|began|begins?|starts?|[a-z]+ed)\sto\s(?:also\s|soon\s)?$"
)
"""`has offered to send`: the subject stands before the first of these verbs."""
FORMATION = re.compile(r"\b(?:strike|battle|carrier|task|ready|amphibious|naval|contact|working)\s$")
"""`The Vinson carrier strike group`: a formation, whoever's it is."""
LEFT = re.compile(
    r"\b(?:withdr[ae]w\w*|pull(?:s|ed|ing)?(?:\s(?:out|back))?|remov(?:e|es|ed|ing)|evacuat\w+|bring(?:s|ing)?|brought|mov(?:e|es|ed|ing)"
    r"|fl(?:y|ies|ew|own|ying)|redeploy\w*|relocat\w+|shift(?:s|ed|ing)?|transfer(?:s|red|ring)?|recall(?:s|ed|ing)?)\s[^,;.]*$"
)
"""`withdraw 4,000 soldiers from Italy`: that is where they are."""
MEMBERS = re.compile(
    r"(?P<group>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2})\s(?:[a-z]+\s)?(?:fighters|mercenaries|rebels|militants|guerrillas|gunmen"
    r"|insurgents|militiamen|jihadists|separatists|paramilitaries)$"
)
ONWARD = re.compile(r"\s(?:to|into|for|through|via|across|over)\b")
ACCUSED = re.compile(r"\baccus(?:ed|es|ing)\s(?P<whom>[^;.]{3,60}?)\sof\s[a-z]+ing\s[^.;]{0,40}$")
AT_PLACE = re.compile(
    r"\b(?:to|at|from|into|in|near|outside|inside|on|around|over|toward|towards|through)\s(?:(?:the|an?)\s)?$"
)
NAVIES = {
    "USS": "United States",
    "USNS": "United States",
    "USCGC": "United States",
    "HMS": "United Kingdom",
    "HMAS": "Australia",
    "HMCS": "Canada",
    "HMNZS": "New Zealand",
    "INS": "India",
    "JS": "Japan",
    "ROKS": "South Korea",
    "BRP": "Philippines",
    "KRI": "Indonesia",
    "KD": "Malaysia",
    "TCG": "Turkey",
    "FS": "France",
    "ITS": "Italy",
    "HNLMS": "Netherlands",
    "HDMS": "Denmark",
    "HSwMS": "Sweden",
    "ORP": "Poland",
}
"""Ship prefixes by navy: the navies' own usage. INS is Israel's too: it stands only where the article names India."""

PREFIX = re.compile(rf"\b(?:U\.S\.S\.|H\.M\.S\.|{'|'.join(NAVIES)})(?=\s[A-Z])")
