"""What a full stop may mean, by language: the table that mends what the segmenter gets wrong.

To extend a language, add words to its entry; nothing else needs to change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Stops:
    """The words of one language that tell a sentence's end from a full stop inside it.

    `joined`: abbreviations that always go on to the next word ("Gen."). `numbered`: abbreviations only
    before a number ("no."). `either`: abbreviations that may also end a sentence ("Inc.", "Nov."); they
    do when a word of `openers`, which seldom stands inside a name, comes next. `ordinals`: whether a
    number with a full stop is an ordinal ("am 3. Mai"). `elides`: whether a word before an apostrophe is
    part of none ("l'art. 5").
    """

    joined: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    ordinals: bool = False
    elides: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOPS: dict[str, Stops] = {
    "en": Stops(
        joined=_words(
            "Mr Mrs Ms Mx Wm Dr Drs Prof Profs Rev Revs Fr Hon Messrs Mme Mmes Mlle Msgr Sen Sens Rep Reps "
            "Gov Govs Pres Gen Gens Lt Lts Col Cols Maj Majs Capt Capts Cmdr Cmdrs Cdr Comdr Comm Cmd Sgt "
            "Sgts Cpl Cpls Pfc Pvt Pvts Spc Spec Adm Adms Ens Brig Tech Amb Ambs Secy Supt Insp Det Atty "
            "Attys Asst Assoc Dep Ald Mt Ft Pt Sgt.Maj Lt.Col vs viz cf e.g i.e approx ca Ex Ret Sra Sr.a "
            "Hr Smt Shri"
        ),
        numbered=_words(
            "no No nos Nos p pp para paras vol Vol Vols art Art arts Arts sec Sec secs Secs fig Fig figs Figs ch Ch "
            "Op op Res v"
        ),
        either=_words(
            "Jr Sr Bn Esq Inc Corp Co Cos Ltd Bros Dept Univ Assn Cie plc etc al Jan Feb Mar Apr Jun Jul Aug "
            "Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun St Ave Blvd Rd Hwy Rte Bldg Ala "
            "Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev "
            "Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo hr hrs min mins sec km kg lb lbs ft mi mph Ph.D M.D "
            "est"
        ),
        openers=_words(
            "the a an this that these those he she it they we you i his her its their our my your there "
            "here in on at by from for with without after before during since when while as if although "
            "though but and or so yet nor however meanwhile also then now still instead moreover "
            "nevertheless nonetheless according what who whose where why how which both each neither some "
            "many most several few all no not nobody none nothing one two three officials analysts "
            "critics experts diplomats residents witnesses earlier later last yesterday today tomorrow "
            "asked speaking despite because until unless between among another others such once only even "
            "just more perhaps maybe it's he's she's that's there's they're we're i'm don't can't let's "
            "to of is was are were do does did will would can could should may might had has have"
        ),
    ),
    "fr": Stops(
        joined=_words(
            "M MM Mme Mmes Mlle Mlles Me Dr Pr Mgr gén Gén gal Gal col Col cdt Cdt cap Cap lt Lt adj Adj "
            "sgt Sgt cne amb av boul p.ex cf env art St Ste"
        ),
        numbered=_words("n no nos p pp art Art vol chap fig"),
        either=_words("etc janv févr avr juil sept oct nov déc min cie Cie"),
        openers=_words(
            "le la les l' un une des ce cet cette ces il elle ils elles on nous vous je son sa ses leur "
            "leurs dans en au aux à de du mais et ou or donc car puis selon après avant pour par sur avec "
            "sans si quand comme depuis c'est cela ceci pourtant cependant toutefois tout aucun"
        ),
        elides=True,
    ),
    "es": Stops(
        joined=_words(
            "Sr Sra Sres Sras Srta Dr Dra Dres D Dña Da Ud Uds Vd Vds Gral gral Gral.Div Cnel Tte Cap "
            "Cmte Cdte Sgto Cbo Alm Prof Profa Ing Lic Arq Pdte Pdta Mons Fr Sto Sta av avda p.ej"
        ),
        numbered=_words("n nº núm Núm no No p pág págs art arts vol cap fig"),
        either=_words("EE UU etc Cía Ltda ene feb mar abr jun jul ago sept oct nov dic S.A a.m p.m"),
        openers=_words(
            "el la los las un una unos unas este esta estos estas ese esa eso esto él ella ellos ellas su "
            "sus en de del al a por para con sin según tras desde hasta pero y o ni si cuando como aunque "
            "mientras también además no ya hoy ayer luego entonces sin se lo que"
        ),
    ),
    "pt": Stops(
        joined=_words("Sr Sra Srs Sras Dr Dra Drs Prof Profa Gen Cel Maj Cap Ten Sgt Alm Eng Exmo Exma Av D"),
        numbered=_words("n nº núm p pág art vol séc fig"),
        either=_words("etc Ltda Cia jan fev mar abr mai jun jul ago set out nov dez"),
        openers=_words(
            "o a os as um uma ele ela eles elas em no na nos nas de do da mas e ou se quando segundo não"
        ),
    ),
    "it": Stops(
        joined=_words(
            "sig Sig sigg sig.ra Sig.ra dott Dott dott.ssa Dott.ssa prof Prof avv on On gen Gen col Col "
            "ten cap S"
        ),
        numbered=_words("n nn p pp pag art vol sec fig"),
        either=_words("ecc gen feb mar apr mag giu lug ago sett ott nov dic"),
        openers=_words(
            "il lo la i gli le un uno una egli lei lui loro in nel nella di ma e o se quando secondo non"
        ),
        elides=True,
    ),
    "de": Stops(
        joined=_words(
            "Hr Hrn Fr Dr Prof Gen Gen.Lt Oberst Hptm Maj Lt Oblt Adm Min bzw vgl ca evtl ggf inkl sog St "
            "z.B d.h u.a i.d Mag Dipl Ing Abg Fa max"
        ),
        numbered=_words("Nr Abs Art S Bd Kap"),
        either=_words("usw etc Jan Feb Apr Aug Sept Okt Nov Dez Mio Mrd Str Co geb gest"),
        openers=_words(
            "der die das den dem des ein eine einer er sie es wir ihr ich sein ihre in im am an auf bei "
            "mit nach von vor zu aber und oder doch denn wenn als da dann dort hier nun so auch nicht "
            "laut trotz seit"
        ),
        ordinals=True,
    ),
    "nl": Stops(
        joined=_words(
            "dhr Dhr mevr Mevr mw Mw dr Dr drs Drs mr Mr ir prof Prof gen Gen kol kapt lt bijv bv ca"
        ),
        numbered=_words("nr Nr art blz"),
        either=_words("enz jan feb apr aug sept okt nov dec"),
        openers=_words(
            "de het een hij zij ze wij we ik er in op aan bij met na van voor maar en of als toen dat dit"
        ),
    ),
    "ru": Stops(
        joined=_words(
            "г-н г-жа ген Ген полк подполк кап лейт адм акад проф Проф им Им тов Тов т.е т.н см См ср ул пл "
            "пос дер св"
        ),
        numbered=_words("ст Ст п пп гл рис стр ч"),
        either=_words(
            "г гг в вв д п т.д т.п др руб коп тыс млн млрд долл чел США янв февр апр авг сент окт нояб дек"
        ),
        openers=_words(
            "в во на с со к о об он она оно они мы вы я это эти этот эта но и а или если когда по после "
            "до из за что как потом затем также"
        ),
    ),
    "ar": Stops(joined=_words("د أ ا"), numbered=_words("ص ج")),
    "uk": Stops(
        joined=_words("ген Ген полк проф ім вул пл див"),
        numbered=_words("ст п рис с"),
        either=_words("р рр ст грн тис млн млрд"),
        openers=_words(
            "в у на з із до про він вона воно вони ми ви я це ці цей але і й а або якщо коли за після що як"
        ),
    ),
    "pl": Stops(
        joined=_words("gen płk ppłk mjr kpt por sierż adm dr prof mgr inż ks św ul im tzw tzn np m.in"),
        numbered=_words("nr art str s ust"),
        either=_words("r w itd itp tys mln mld zł godz"),
        openers=_words(
            "w we na z ze do o on ona ono oni my wy ja to ten ta te ale i a lub jeśli gdy po przed od że jak"
        ),
        ordinals=True,
    ),
    "tr": Stops(
        joined=_words("Dr Prof Doç Sn Av Gen Org Alb Yzb Bşk vb"), either=_words("vb vs"), ordinals=True
    ),
    **{
        tag: Stops(ordinals=True)
        for tag in ("da", "nb", "nn", "no", "fi", "cs", "sk", "hu", "sl", "hr", "et", "lv", "is")
    },
}

GOES_ON_AFTER_QUOTE = re.compile(
    r"(?:と|って|など|との|という|とし|、|の|が|を|に|は(?=[^い]))"  # Japanese
    r"|[^，。！？“”「」]{0,8}?(?:说|說|表示|称|稱|指出|问|問|强调|強調|写道|寫道|答道|喊道)"
    r"(?:[。，：:]|[^“「]{0,6}[。，])"  # Chinese
    r"|(?:고|라고|이라고|며|면서|는)(?=[ ,])"  # Korean
)
"""What continues the sentence after a quotation that carries its own full stop, in scripts without case."""

SPEECH = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|of|the|de|al|bin|van|von) ){0,6}"
    r"(?:said|says|asked|asks|added|told|replied|wrote|shouted|cried|answered|demanded|insisted|warned|tweeted|posted|"
    r"continued|wondered|exclaimed|joked|quipped)\b"
)
"""`"Who knows?" Gen. Lee asked`: the speaker of a quotation that ends with a question or a cry."""


def stops_for(language: str) -> Stops:
    """Give the table of a BCP 47 tag's language; English for `und`; an empty one where there is none."""
    primary = language.split("-")[0].lower()
    return STOPS.get("en" if primary == "und" else primary, Stops())
