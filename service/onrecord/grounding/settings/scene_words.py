"""The words by which a private scene goes on, or by which a sentence leaves it: for another time or for reporters."""

from __future__ import annotations

import re

REPLIES = re.compile(
    r"^(?:replied|answered|responded|countered|retorted|added|agreed|asked|shot|protested|objected|"
    r"demurred|interjected|interrupted|bristled|hit back|parried|conceded|"
    r"(?:repl|answer|respons|retort|rejoinder)\w*)\b",
    re.IGNORECASE,
)
IN_TALK = re.compile(
    r"(?:made (?:it )?(?:plain|clear)|held out|telling|told|asked|informed|replied|answered|conveyed|requested|"
    r"complained|undertook|observed|offered|agreed|proposed|warned|"
    r"pressed|demanded|insisted|objected|expressed|thanked|raised|noted|stress|urged|promised|assured|reaffirmed|reiterated|"
    r"underlined|underscored|argued|stated|opposed|responded|retorted|reject|refus|emphasi|countered|protested|voiced|pledged|"
    r"suggested|committed)",
    re.IGNORECASE,
)
LEAVES = re.compile(
    r"(?:[“\"]?(?:On|By)\s\w+day|(?:Two|Three|Four|Five|A\sfew|Several)\s(?:hours|days|weeks|months)\slater|Later|"
    r"(?:That|The\s(?:next|same|following))\s(?:day|night|evening|morning|afternoon|week|month)|(?:Days|Weeks|Hours|Months)\slater|"
    r"Earlier|Since\sthen|Since|Outside|In\spublic|Publicly|Yesterday|Today|Last\s\w+|This\s(?:week|month)|Afterwards?|Asked)\b"
)
AT_ANOTHER_TIME = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?)\s(?:after|before)\s(?:he|she|it|they|the|[A-ZÀ-Þ])",
    re.IGNORECASE,
)
AS_IS_SAID = re.compile(
    r"\b(?:is|are|was|were|has\sbeen|had\sbeen)\s(?:\w+\s)?(?:said|understood|believed|thought|reported|heard|overheard|remembered|quoted|recorded)\b"
    r"[^;“”\"]{0,60}?\s(?:to(?:\shave)?|as)\s(?:\w+ly\s)?$"
)
THEN = re.compile(
    r"\b(?:then|next|in\s(?:turn|reply|response|answer|return)|for\s(?:his|her|its|their)\spart)\s?,?\s?$"
)
THERE = re.compile(
    r"(?:(?:But|And)\s)?(?:[Tt]here|[Aa]t\sit|[Dd]uring\sit|[Ii]nside|(?:[Ii]n|[Aa]t|[Dd]uring)\sthe\s(?:meeting|session|call|talks|conversation|"
    r"dinner|lunch|gathering|briefing|sitting)),?\s"
)
"""What puts a sentence where the one before it was."""
OF_ANOTHER_TIME = re.compile(
    r"(?:,\s(?:who|which)|\bIt\s(?:is|was)\s[^,;]{3,60}?\s(?:who|that|which))\s(?:had|has|have)\s(?:\w+ly\s|long\s|already\s|himself\s|herself\s)*$"
)
"""`Pike, who had pressed for it since May, took that as an order`: told beside the scene."""
TO_THE_PRESS = re.compile(
    r",\s(?:when\s)?asked\s(?:about|whether|if|by|for\scomment|on)\b|"
    r"\b(?:declin|refus)(?:ed|es|ing)\sto\s(?:comment|discuss|give\s(?:details|an\saccount)|elaborate|describe|say|confirm|go\sinto)\b|"
    r"\bt(?:old|ells?)\s(?:(?:the|a|an|his|her|private|state|public|local|national|Israeli|American|British)\s){0,3}(?:broadcasters?|newspapers?|"
    r"news\sagency|daily|channels?|agency|radio|television|website|magazine|reporters|journalists)\b|"
    r"\bdeclined\scomment\b|\bwould\snot\s(?:comment|discuss|confirm|describe)\b|"
    r"\b[Tt]he\s(?:statement|communiqu[eé]|readout|press\srelease)\b|\b(?:put|gave)\sout\sby\b|"
    r"\b(?:at|behind|from)\sthe\s(?:podium|lectern)\b|\bcameras\s(?:were\s)?(?:on|rolling)\b|\bon\sthe\s(?:air|doorstep|steps)\b",
    re.IGNORECASE,
)
"""Words after which what is said is said to reporters, or after the scene."""
RECORDS = re.compile(
    r"(?:The|Its|His|Her|Their|But\sthe|Yet\sthe)\s(?:[\w-]+\s){0,2}?(?:minutes|transcripts?|recordings?|notes|memo|cable)\s(?:[\w-]+\s){0,2}?"
    r"(?:records?|notes?|shows?|tells?|captures?|reveals?|contains?|has|have)\b"
)
"""`The minutes do record one note of caution.`"""
