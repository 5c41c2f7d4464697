"""Assets in Spanish, French and Arabic: how many, whose, where, and what becomes of them."""

from __future__ import annotations

import pytest

from grounding.building import ground, grounding_of
from onrecord.draft import DraftAsset


def read(text, language):
    """Each asset of a text as designation, value, operator, place and status, drafted with its place alone."""
    grounding = grounding_of(text, language)
    drafts = [
        DraftAsset(designation="-", sentences=[sentence.number], anchor=candidate.anchor)
        for sentence in grounding.article.sentences[:-1]
        for candidate in grounding.phrases.in_sentence(sentence.number)
    ]
    return [
        (
            item.designation.text,
            item.quantity.value if item.quantity else None,
            item.operator.name if item.operator else None,
            item.location.text if item.location else None,
            item.status,
        )
        for item in ground(grounding, *drafts).assets.items
    ]


@pytest.mark.parametrize(
    ("text", "assets"),
    [
        (
            "أرسلت فرنسا فرقاطتين وغواصة إلى خليج عدن.",
            [
                ("فرقاطتين", 2, "فرنسا", "خليج عدن", "deployed"),
                ("غواصة", 1, "فرنسا", "خليج عدن", "deployed"),
            ],
        ),
        (
            "نشرت الصين منظومتي دفاع جوي على جزيرة وودي.",
            [("منظومتي دفاع جوي", 2, "الصين", "جزيرة وودي", "deployed")],
        ),
        (
            "دفعت إثيوبيا بـ40 دبابة من طراز «تي-72» نحو متمة.",
            [("دبابة من طراز «تي-72»", 40, "إثيوبيا", "متمة", "deployed")],
        ),
        (
            "وصلت ثلاث مدمرات أميركية إلى ميناء الفجيرة.",
            [("مدمرات أميركية", 3, "الولايات المتحدة", "ميناء الفجيرة", "deployed")],
        ),
    ],
)
def test_a_dual_and_a_number_behind_a_letter_count(text, assets):
    """The form of an Arabic noun tells two or one, and `ب` may be written on to the number."""
    assert read(text, "ar") == assets


@pytest.mark.parametrize(
    ("text", "asset"),
    [
        (
            "شوهدت مقاتلتان تابعتان لسلاح الجو التركي في أجواء حلب.",
            ("مقاتلتان", 2, "سلاح الجو التركي", "أجواء حلب", "present"),
        ),
        (
            "استهدفت مسيرات للجيش السوداني مخازن الوقود في نيالا.",
            ("مسيرات", None, "الجيش السوداني", "نيالا", "used"),
        ),
        (
            "قال الجيش المصري إن ثلاث فرقاطات تابعة له وصلت إلى ميناء عدن.",
            ("فرقاطات", 3, "الجيش المصري", "ميناء عدن", "deployed"),
        ),
        (
            "بحسب تقديرات الأمم المتحدة، حشد خصومهم 90 دبابة قرب بارا.",
            ("دبابة", 90, None, "بارا", "deployed"),
        ),
    ],
)
def test_an_arabic_owner_stands_behind_its_letter(text, asset):
    """`ل` leads to whose it is; a word that is no party leaves the owner open, and who counts owns nothing."""
    assert read(text, "ar") == [asset]


@pytest.mark.parametrize(
    "text",
    [
        "قال الخبير العسكري اللواء المتقاعد سمير داغر إن الوضع صعب.",
        "قتل عشرة في قصف مدفعي وغارات جوية.",
        "هاجموا البلدة بالطائرات المسيّرة.",
    ],
)
def test_a_rank_a_strike_and_a_means_are_no_assets(text):
    """A general is a person; a raid is no weapon; `بالطائرات` tells by what means."""
    assert read(text, "ar") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("نشرت الجزائر نحو 400 جندي قرب تندوف.", "تندوف"),
        ("أسقط الجيش سبع مسيرات فوق الأبيض فجر الثلاثاء.", "الأبيض"),
        ("نقلوا 12 دبابة إلى مشارفها.", "مشارفها"),
        ("أسقط الجيش سبع مسيرات على الأقل.", None),
        ("استخدم الجيش سبع مسيرات في هجوم واسع.", None),
    ],
)
def test_an_arabic_place_is_told_by_the_words_around_it(text, place):
    """There are no capitals: a noun of places or of directions, a state, or a word that can be nothing else."""
    assert [asset[3] for asset in read(text, "ar")] == [place]


@pytest.mark.parametrize(
    ("language", "text", "assets"),
    [
        (
            "fr",
            "La frégate Jean Vasseur a abattu trois drones en mer d'Oman.",
            [
                ("frégate Jean Vasseur", None, None, "mer d'Oman", "used"),
                ("drones", 3, None, "mer d'Oman", "lost"),
            ],
        ),
        (
            "fr",
            "Au moins dix soldats maliens ont été tués à Nioro.",
            [("soldats maliens", 10, "Mali", "Nioro", "lost")],
        ),
        (
            "es",
            "El destructor Almirante Coy, de la Armada argentina, entró en Montevideo.",
            [("destructor Almirante Coy", None, "Armada argentina", "Montevideo", "deployed")],
        ),
        (
            "es",
            "Siete fragatas de Estados Unidos rondan las costas de Honduras.",
            [("fragatas", 7, "Estados Unidos", "costas de Honduras", "present")],
        ),
        (
            "es",
            "Dos lanchas artilladas venezolanas, adscritas a la Segunda Brigada, siguen en la isla de Anacoco.",
            [("lanchas", 2, "Venezuela", "isla de Anacoco", "present")],
        ),
        (
            "fr",
            "La Russie conserve 300 soldats sur sa base de Gumri.",
            [
                ("soldats", 300, "Russie", "base de Gumri", "present"),
                ("base de Gumri", None, "Russie", "Gumri", "present"),
            ],
        ),
        (
            "es",
            "La ministra pidió a Washington dos fragatas.",
            [("fragatas", 2, None, None, "unknown")],
        ),
        (
            "es",
            "El dron salió de la base de El Pato, en Talara.",
            [("base de El Pato", None, None, "Talara", "present")],
        ),
    ],
)
def test_who_harms_is_not_harmed_and_what_is_placed_is_there(language, text, assets):
    """An active verb's object is lost and its subject used; forces behind a comma own; shores are places."""
    assert read(text, language) == assets


@pytest.mark.parametrize(
    ("language", "text", "assets"),
    [
        (
            "es",
            "La fragata «Cantabria» zarpó este jueves rumbo al mar Rojo.",
            [("fragata «Cantabria»", None, None, "mar Rojo", "deployed")],
        ),
        (
            "es",
            "Dos nuevas fragatas peruanas llegaron al puerto de Talara.",
            [("nuevas fragatas peruanas", 2, "Perú", "puerto de Talara", "deployed")],
        ),
        (
            "fr",
            "N'Djamena a envoyé environ 400 hommes en renfort vers Bol.",
            [("hommes", 400, "N'Djamena", "Bol", "deployed")],
        ),
        (
            "ar",
            "رفعت قطر عدد زوارق الدورية التابعة لها إلى ثمانية.",
            [("زوارق الدورية", 8, "قطر", None, "unknown")],
        ),
        (
            "ar",
            "وأسقطت الدفاعات الجوية ثلاث مسيّرات فوق الخرطوم.",
            [
                ("الدفاعات الجوية", None, None, "الخرطوم", "used"),
                ("مسيّرات", 3, None, "الخرطوم", "lost"),
            ],
        ),
        (
            "ar",
            "وصلت أربع طائرات «إف-16» مصرية إلى قاعدة الظفرة الأحد للمشاركة في التدريبات.",
            [("طائرات «إف-16» مصرية", 4, "مصر", "قاعدة الظفرة", "deployed")],
        ),
    ],
)
def test_names_in_marks_adjectives_and_numbers_brought_to(language, text, assets):
    """A ship by its name, an adjective before the noun, men who are sent, a number that stands behind, a model."""
    assert read(text, language) == assets


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Trois hommes ont été arrêtés près de Bol."),
        ("fr", "Quelque 200 hommes ont manifesté à Bol."),
        ("fr", "Près de 5 000 hommes et femmes ont fui Bol."),
        ("fr", "L'usine de Bol emploie 300 hommes."),
        ("fr", "L'auto-école compte 12 instructeurs."),
        ("es", "Llegaron 40 instructores de vela a Paita."),
        ("fr", "Une colonne de fumée montait au-dessus du port de Bol."),
        ("ar", "وشدد الناطق على أن السلاح «خط أحمر»."),
    ],
)
def test_men_smoke_and_a_phrase_in_marks_are_no_assets(language, text):
    """A few men, a column of smoke, and marks around a phrase name nothing military."""
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "base", "place"),
    [
        (
            "fr",
            "Trois drones français ont été redéployés vers la base de Niamey.",
            "base de Niamey",
            "Niamey",
        ),
        ("fr", "Deux drones russes ont quitté la base de Moscou.", "base de Moscou", "Moscou"),
        ("fr", "La base d'Alger abrite deux drones.", "base d'Alger", "Alger"),
        ("es", "Dos drones llegaron a la base de Moscú.", "base de Moscú", "Moscú"),
    ],
)
def test_a_capital_behind_a_base_is_where_it_is(language, text, base, place):
    """`la base de Niamey` is in Niamey, and belongs to nobody by that, however the language spells the capital."""
    found = read(text, language)
    assert [(asset[0], asset[2], asset[3]) for asset in found if asset[0].startswith("base")] == [
        (base, None, place)
    ]


@pytest.mark.parametrize(
    ("language", "text", "asset"),
    [
        (
            "fr",
            "Moscou a déployé 40 instructeurs à Bangui.",
            ("instructeurs", 40, "Moscou", "Bangui", "deployed"),
        ),
        (
            "es",
            "Rusia envió 40 instructores a Bangui.",
            ("instructores", 40, "Rusia", "Bangui", "deployed"),
        ),
    ],
)
def test_instructors_whom_a_state_sends_are_an_asset(language, text, asset):
    """A verb that sends them tells instructors of an army from those of a school."""
    assert read(text, language) == [asset]


def test_a_noun_with_its_owner_written_on_and_a_bracket_that_is_no_place():
    """`دفاعاته` are those of the army that announces; what a bracket tells of a group is not where its column is."""
    assert read("أعلن الجيش السوداني أن دفاعاته الجوية أسقطت سبع مسيّرات فوق الأبيض.", "ar")[0][:3] == (
        "دفاعاته الجوية",
        None,
        "الجيش السوداني",
    )
    (column, *_) = read(
        "Une colonne du groupe (affilié à Al-Qaida) a attaqué le village près de Djibo.", "fr"
    )
    assert column[3] == "Djibo"
