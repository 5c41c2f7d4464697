"""The grammar of Spanish and French that rules read by: word forms, and patterns made of the function words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.lexicon import phrase_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.cues.lexicon import Lexicon
    from onrecord.cues.syntax import Syntax
    from onrecord.grounding.text.quotations import Quotation

TOKEN = re.compile(r"\w+['’](?=\w)|[\w-]+|[^\w\s]")
CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
FULL_NAME = (
    rf"{CAPITAL}[\w’'-]+(?:\s(?:(?:de|del|de la|de los|d['’]|du|la|le|al|el|bin|ben|von|van|da|dos|y)\s)?"
    rf"(?:d['’]|al-|el-)?{CAPITAL}(?:[\w’'-]+|\.)){{1,4}}"
)
_NO_RANK = "que|qui|quien|dont|donde|où|cuyo|cuya|et|y|e|a|à|en|con|avec|por|par|para|pour|sur|sobre|dans|ha|a|había|avait"  # noqa: E501 -- a list of words, or the pattern of one
ARTICLE_NOUN = re.compile(r"[a-zà-ÿ]")
INFINITIVE = {
    "es": re.compile(r"\w{2,}(?:ar|er|ir)(?:se|lo|la|les?|los|las)?$"),
    "fr": re.compile(
        r"\w+(?:er|ir|oir|[aeo]ndre|aindre|ettre|aître|oire|clure|aire|crire|dire|suivre|rompre|duire)$"
    ),
}
PARTICIPLE = {
    "es": re.compile(
        r"\w+(?:[aií]d[oa]s?|dicho|escrit[oa]s?|descrit[oa]s?|puest[oa]s?|suscrit[oa]s?|previst[oa]s?)$"
    ),
    "fr": re.compile(
        r"\w+(?:ée?s?|(?:dément|avert|garant|consent|poursuiv|renchér|réag|réjou|brand|chois|sais|établ|fourn|bann|pun|trah|durc|assort|défin|part|sort)i(?:e|s|es)?|ten[u]e?s?|[pd]u|onnu|clu|offert|"
        r"ordu|endu|ondu|venu|aincu|souffert|admise?s?|promise?s?|commise?s?|mise?s?|prise?s?|dite?s?|dits)$"
    ),
}
DOUBTFUL = frozenset(
    "dit écrit décrit interdit prédit souscrit craint promis convient réfléchi unit".split()
) - {"promis"}
GERUND = {"es": re.compile(r"\w+(?:[aá]ndo|iendo|yendo)(?:se|lo|les?)?$"), "fr": re.compile(r"\w+ant$")}
VERBAL = {
    "es": re.compile(
        r"\w+(?:ó|aron|ieron|eron|ió|aba|aban|ían?|ará|arán|erá|erán|irá|irán|uvo|ijo|uso|uvieron|ijeron|usieron)$"
    ),
    "fr": re.compile(r"\w+(?:ait|aient|èrent|era|ira|eront|iront|irent|int)$"),
}
DATELINE = re.compile(
    rf"{CAPITAL}[\w .'’/-]{{2,40}},\s\d{{1,2}}\s[a-zé]{{3,10}}\.?(?:\s\d{{4}})?\s*(?:\([^)]{{1,40}}\)\s*)?\.?\s?[-–—]{{1,2}}\s|(?:{CAPITAL}[A-ZÀ-Þ .'’/-]{{2,40}}(?:,\s[^-–—\n]{{0,40}})?\s*(?:\([^)]{{1,40}}\)\s*)?\.?)?[-–—]{{1,2}}\s"  # noqa: E501 -- a list of words, or the pattern of one
)
ABBREVIATION = re.compile(r"(?:MM?|Mme|Mlle|Mgr|Dr|Dra|Me|Sra?|D|gral?|Gral|Gén)\.\s")
MOVED = frozenset({"commits", "offers", "demands", "threatens", "refuses"})
AT_PLACE = re.compile(
    r"(?:^|[.;]\s)(?:Au|À la|A la|À l['’]|A l['’]|Aux|Chez les|Du côté de la|Du côté du|Du côté de l['’]|Du côté de|"
    r"Du côté d['’]|Dans l['’]entourage de la|Dans l['’]entourage du|Dans l['’]entourage de)\s*"
    r"(?P<body>[^,;«]{3,50}),\s(?:l['’])?on$|"
    r"(?:^|[.;]\s)Quant (?:à la|au|aux|à l['’]|à)\s?(?P<as_for>[^,;«]{3,60}),\s(?:il|elle|ils|elles)$"
)


ASKED_OF = re.compile(r"-(?:t-)?(?P<who>il|elle|ils|elles|on)(?![\w-])")
ASKED_BY = re.compile(
    r"(?<![\w'’])(?:a|ont|avait|avaient|aurait|auraient)-(?:t-)?(?P<who>il|elle|ils|elles|on)\s+(?:[a-zà-ÿ]+\s+){0,2}$"
)


def apposed(titles: Iterable[str]) -> re.Pattern[str]:
    """A name set beside an office: `, Ana Soto,`, `, el general Juan Ríos,`, `, coronel Tinoco Vega,`.

    Group `name` has the name without the words that lead to it.
    """
    listed = "|".join(sorted((phrase_pattern(title) for title in titles), key=len, reverse=True)) or r"(?!)"
    article = r"(?:(?:el|la|le)\s|l['’])"
    within = rf"(?:(?:de la|del|de|du|des)\s|d['’]|de l['’])[\w’'-]+(?:\s{CAPITAL}[\w’'-]+)?\s"
    return re.compile(
        rf",\s+(?:{article}(?:(?!(?:{_NO_RANK})\s)[a-zà-ÿ][\w-]*\s|{within}){{0,4}}|"
        rf"(?:(?i:{listed})\s(?:[a-zà-ÿ]+\s)?(?:{within})?){{1,2}})?"
        rf"(?P<name>{FULL_NAME})(?=\s*(?:[,.;:»)(”\"—–]|$))"
    )


_ADVERB = (
    r"(?!(?:gouverne|parle|mouve|régi|arme|départe|bâti|docu|rassemble|comporte|engage|règle|traite|équipe|arrondisse|fonde|juge|élé|"
    r"argu|testa|instru|appartene|événe|monu|conti|déploie|commande|enseigne|recrute|ralenti)ment)[a-zà-ÿ]+ment[e]?"
)
"""`fermement`, `tajantemente`; not the nouns that end so in French."""


class RomanceGrammar:
    """One article's text with the compiled patterns of its language."""

    def __init__(self, text: str, lexicon: Lexicon, syntax: Syntax, quoted: tuple[Quotation, ...]) -> None:
        self._text = text
        self._lexicon = lexicon
        self._syntax = syntax
        self._quoted = quoted
        self._language = lexicon.language
        self._not_acts = lexicon.list("modifiers", "not_acts")
        self._silence = [lexicon.list("open", name) for name in ("declined", "withheld", "unconfirmed")]
        self._anonymity = lexicon.list("sources", "anonymity")
        self._says = lexicon.list("acts", "says")
        self._private = lexicon.list("settings", "private")
        self._settings = [lexicon.list("settings", name) for name in ("private", "public")]
        self._bodies = [lexicon.list("grammar", name) for name in ("institutions", "groups")]
        self._titles = lexicon.list("grammar", "titles")
        self._named = apposed(lexicon.words.get("grammar", {}).get("titles", ()))
        join = syntax.words("joins")
        self._run = re.compile(
            rf"(?:\s|(?<![\w'’])|(?<=['’]))(?:{syntax.words('clitics')}|{syntax.words('auxiliaries')}|{_ADVERB})\s*$",
            re.IGNORECASE,
        )
        self._boundary = re.compile(
            rf",(?!\d)|[;:«»“”\"()]|\s[—–-]+\s|(?<![\w'’])(?:{syntax.words('conjunctions')})(?:\s|(?<=['’]))",
            re.IGNORECASE,
        )
        self._complementizer = re.compile(
            rf"(?<![\w'’])(?:{syntax.words('complementizers')})(?:\s+|(?<=['’]))", re.IGNORECASE
        )
        self._noun_phrase = re.compile(
            rf"(?:(?:{syntax.words('determiners')})(?:\s|(?<=['’]))|(?:{syntax.words('pronouns')})(?!\w)|{CAPITAL}|\d|"
            rf"(?:dos|tres|cuatro|cinco|seis|deux|trois|quatre|cinq|six|fuentes|funcionarios|responsables|gente|quienes)\s)"
        )
        self._not_subject = re.compile(
            rf"(?:{syntax.words('prepositions')})(?:\s|(?<=['’]))|(?:{syntax.words('times')})(?!\w)|"
            rf"(?:{syntax.words('relatives')})(?:\s|(?<=['’]))",
            re.IGNORECASE,
        )
        self._preposition = re.compile(rf"(?:{syntax.words('prepositions')})(?:\s+|(?<=['’]))", re.IGNORECASE)
        self._within = re.compile(rf"(?:{syntax.words('within')})(?:\s+|(?<=['’]))", re.IGNORECASE)
        self._time_last = re.compile(
            rf"\s(?:{syntax.words('times')})(?:\s(?:pasad[oa]s?|próxim[oa]|dernière?|prochaine?))?$",
            re.IGNORECASE,
        )
        self._time = re.compile(rf"(?:{syntax.words('times')})(?!\w)", re.IGNORECASE)
        self._adverb = re.compile(rf"(?:{syntax.words('adverbs')})(?!\w)", re.IGNORECASE)
        self._relative = re.compile(rf"(?:^|[\s,])(?:{syntax.words('relatives')})\s*$", re.IGNORECASE)
        self._joins = re.compile(rf"(?<!\w)(?:{join})\s", re.IGNORECASE)
        self._joined = re.compile(rf"(?:^|[\s,»”\"])(?:{join})\s*$", re.IGNORECASE)
        self._contrasted = re.compile(r",\s(?:mais|pero|aunque|bien que)$", re.IGNORECASE)
        self._contrast = re.compile(rf";|,?\s(?:{syntax.words('contrasts')})(?:\s|(?<=['’]))", re.IGNORECASE)
        self._passive = re.compile(
            rf"(?<!\w)(?<!s['’])(?:{syntax.words('passives')})\s+(?:[a-zà-ÿ]+\s+)?$", re.IGNORECASE
        )
        self._auxiliary = re.compile(
            rf"(?<!\w)(?:{syntax.words('auxiliaries')})\s+(?:(?:{syntax.words('clitics')}|[a-zà-ÿ]+ment[e]?|été|sido)\s+){{0,3}}$",
            re.IGNORECASE,
        )
        self._determined = re.compile(
            rf"(?<![\w'’])(?:{syntax.words('determiners')}|(?:{syntax.words('prepositions')}))\s*$",
            re.IGNORECASE,
        )
