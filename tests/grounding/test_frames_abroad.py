"""Frames in Spanish, French and Arabic: subjects before and after the verb, sources, and what is no act."""

from __future__ import annotations

import pytest

from grounding.building import grounding_of

# language, sentence, then for each frame: cue, act, subject, content, source above
TABLE = [
    (
        "es",
        "La canciller Ana Soto acusó a Bogotá de «mentir» y adelantó que su país acudirá a La Haya.",
        ("acusó", "accuses", "La canciller Ana Soto", ["a Bogotá de «mentir»"], None),
        ("adelantó", "says", "La canciller Ana Soto", ["su país acudirá a La Haya"], None),
    ),
    (
        "es",
        "«No aceptaremos nada por la fuerza», advirtió el jueves la ministra de Defensa, Elena Robles.",
        (
            "advirtió",
            "threatens",
            "la ministra de Defensa, Elena Robles",
            ["No aceptaremos nada por la fuerza"],
            None,
        ),
    ),
    (
        "es",
        "Dos funcionarios que pidieron no ser identificados porque no pueden hablar del asunto dijeron que "
        "Salcedo ofreció en privado a su homólogo retirar la tropa.",
        ("ofreció", "offers", "Salcedo", ["retirar la tropa"], "Dos funcionarios"),
    ),
    (
        "es",
        "Tres diplomáticos relataron que la ministra había reprochado a la Armada, en una reunión a puerta "
        "cerrada el martes, no haberle avisado.",
        ("reprochado", "accuses", "la ministra", ["a la Armada", "no haberle avisado"], "Tres diplomáticos"),
    ),
    ("es", "El ministerio no quiso pronunciarse sobre ese encuentro entre los dos ministros."),
    (
        "fr",
        "« La sécurité n'est pas négociable », a lancé mardi, à la télévision, le ministre de la Défense, Paul Yakété.",
        (
            "lancé",
            "says",
            "le ministre de la Défense, Paul Yakété",
            ["La sécurité n'est pas négociable"],
            None,
        ),
    ),
    (
        "fr",
        "Minsk a dénoncé un complot et promis de riposter si les comptes étaient touchés.",
        ("dénoncé", "accuses", "Minsk", ["un complot"], None),
        ("promis de riposter", "threatens", "Minsk", ["si les comptes étaient touchés"], None),
    ),
    (
        "fr",
        "À huis clos, la Grèce a pourtant proposé de recruter 120 contrôleurs, indiquent trois diplomates européens.",
        ("proposé", "offers", "la Grèce", ["de recruter 120 contrôleurs"], "trois diplomates européens"),
    ),
    (
        "fr",
        "Interrogé par la presse, le ministre grec des Transports, Nikos Pappas, a rejeté ces accusations.",
        ("rejeté", "denies", "le ministre grec des Transports, Nikos Pappas", ["ces accusations"], None),
    ),
    (
        "fr",
        "« Nous jugerons sur les actes », a-t-il ajouté lors d'une conférence de presse.",
        ("ajouté", "says", "il", ["Nous jugerons sur les actes"], None),
    ),
    (
        "fr",
        "Au ministère, on dément tout propos de ce genre.",
        ("dément", "denies", "ministère", ["tout propos de ce genre"], None),
    ),
    (
        "ar",
        "ونفى المتحدث باسم القوات نزار أبو شامة ذلك، ووصفه بأنه «ذريعة جديدة للهروب من الطاولة».",
        ("ونفى", "denies", "المتحدث باسم القوات نزار أبو شامة", ["ذلك"], None),
        ("ووصفه", "says", "المتحدث باسم القوات نزار أبو شامة", ["ذريعة جديدة للهروب من الطاولة"], None),
    ),
    (
        "ar",
        "وذكر مصدران دبلوماسيان مطلعان على المحادثات أن القاهرة عرضت سرا تقديم مساعدات كهربائية لإثيوبيا.",
        (
            "عرضت",
            "offers",
            "القاهرة",
            ["تقديم مساعدات كهربائية لإثيوبيا"],
            "مصدران دبلوماسيان مطلعان على المحادثات",
        ),
    ),
    (
        "ar",
        "واتهمت إيران تركيا بانتهاك سيادة العراق، ودعت إلى انسحاب فوري.",
        ("واتهمت", "accuses", "إيران", ["تركيا بانتهاك سيادة العراق"], None),
        ("ودعت", "demands", "إيران", ["إلى انسحاب فوري"], None),
    ),
    (
        "ar",
        "وكشف مسؤولان غربيان أن حزب الله وافق في رسالة سرية على سحب مقاتليه.",
        ("وافق", "commits", "حزب الله", ["على سحب مقاتليه"], "مسؤولان غربيان"),
    ),
    ("ar", "ورفض السفير التركي التعليق على التقرير الذي نشرته الصحيفة أمس."),
    (
        "es",
        "El ministro dijo que el Gobierno rechaza el pacto y agregó que en junio habrá elecciones.",
        ("dijo", "says", "El ministro", ["el Gobierno rechaza el pacto"], None),
        ("agregó", "says", "El ministro", ["en junio habrá elecciones"], None),
    ),
    (
        "fr",
        "Le préfet a expliqué que le gouvernement refuse de payer et a ajouté que la frontière rouvrira.",
        ("expliqué", "says", "Le préfet", ["le gouvernement refuse de payer"], None),
        ("ajouté", "says", "Le préfet", ["la frontière rouvrira"], None),
    ),
    (
        "es",
        "El embajador Rupert Haines envió un cable en el que aconsejaba a Londres congelar las ayudas.",
        ("aconsejaba", "demands", "El embajador Rupert Haines", ["congelar las ayudas"], None),
    ),
    (
        "es",
        "En la Moncloa sostienen que el viaje nunca estuvo previsto.",
        ("sostienen", "says", "Moncloa", ["el viaje nunca estuvo previsto"], None),
    ),
    (
        "es",
        "En privado el ministro Lucas Vera admite que no habrá dinero.",
        ("admite", "says", "el ministro Lucas Vera", ["no habrá dinero"], None),
    ),
    (
        "fr",
        "Du côté de Kigali, on dément toute présence de troupes.",
        ("dément", "denies", "Kigali", ["toute présence de troupes"], None),
    ),
    (
        "fr",
        "Au dire du gouverneur Ousmane Kaly, les pillards venaient du nord.",
        ("Au dire du", "says", "gouverneur Ousmane Kaly", ["les pillards venaient du nord"], None),
    ),
    (
        "ar",
        "نقلت صحيفة الضفة عن مصادر دبلوماسية قولها إن أنقرة عرضت استضافة المحادثات.",
        ("عرضت", "offers", "أنقرة", ["استضافة المحادثات"], "مصادر دبلوماسية"),
    ),
    (
        "ar",
        "أعلنت جبهة تحرير أزواد أنها لا تقاتل أحدا.",
        ("أعلنت", "says", "جبهة تحرير أزواد", ["لا تقاتل أحدا"], None),
    ),
    (
        "ar",
        "أبلغت واشنطن الدوحة بأنها ستسحب البطاريات.",
        ("أبلغت", "says", "واشنطن", ["ستسحب البطاريات"], None),
    ),
    (
        "ar",
        "وفقا لدبلوماسيين اثنين، أبلغت واشنطن الدوحة بأنها ستسحب البطاريات.",
        ("أبلغت", "says", "واشنطن", ["ستسحب البطاريات"], "دبلوماسيين اثنين"),
    ),
    (
        "ar",
        "أصدرت كتائب الوادي بيانا أكدت فيه أنها لن تسلم سلاحها.",
        ("أصدرت", "does", "كتائب الوادي", ["لن تسلم سلاحها"], None),
        ("أكدت", "says", "كتائب الوادي", ["لن تسلم سلاحها"], None),
    ),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), [(row[0], row[1], row[2:]) for row in TABLE])
def test_the_word_order_of_each_language_is_read(
    language: str, sentence: str, expected: tuple[object, ...]
) -> None:
    """Whose act, which words, and by whose account: before the verb, behind it, or left out."""
    grounding = grounding_of(sentence, language)
    text = grounding.article.text
    found = tuple(
        (
            frame.cue.text,
            frame.act,
            text[slice(*frame.subject)] if frame.subject else None,
            [text[a:b] for a, b in frame.content],
            text[slice(*frame.under)] if frame.under else None,
        )
        for frame in grounding.frames.frames(1)
    )
    assert found == expected


@pytest.mark.parametrize(
    ("language", "words", "unnamed", "count"),
    [
        ("es", "Tres funcionarios de la Cancillería colombiana", True, 3),
        ("es", "Dos de las mismas fuentes", True, 2),
        ("es", "fuentes diplomáticas", True, None),
        ("es", "la ministra", False, None),
        ("es", "un portavoz del Ministerio de Defensa", False, None),
        ("fr", "un haut responsable militaire français", True, 1),
        ("fr", "l'une d'elles", True, 1),
        ("fr", "plusieurs diplomates européens", True, None),
        ("fr", "le ministre des Armées", False, None),
        ("ar", "دبلوماسيَّين أفريقيَّين مطّلعين على المحادثات", True, 2),
        ("ar", "ثلاثة مسؤولين عراقيين", True, 3),
        ("ar", "مسؤول أمني كردي", True, 1),
        ("ar", "المتحدث باسم الحكومة", False, None),
    ],
)
def test_unnamed_sources_are_told_with_their_number(
    language: str, words: str, unnamed: bool, count: int | None
) -> None:
    """A noun for people, no name behind it; somebody in office whom the article knows is none."""
    sourcing = grounding_of(f"{words}.", language).sourcing
    assert sourcing.is_unnamed(words) is unnamed
    if unnamed:
        assert sourcing.count(words) == count


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("es", "Perú envió 3.200 efectivos y al menos dos lanchas rápidas.",
         [("efectivos", 3200, 3200, 3200), ("lanchas rápidas", 2, 2, None)]),
        ("fr", "Quelque 14 000 soldats et quatre hélicoptères de combat sont là.",
         [("soldats", 14000, None, None), ("hélicoptères de combat", 4, 4, 4)]),
        ("ar", "أرسلت أنقرة نحو 2500 جندي و12 دبابة إلى المنطقة.",
         [("جندي", 2500, None, None), ("دبابة", 12, 12, 12)]),
    ],
)  # fmt: skip
def test_numbers_and_what_stands_behind_a_noun_belong_to_the_asset(
    language: str, sentence: str, expected: list[tuple[str, int, int | None, int | None]]
) -> None:
    """A full stop groups digits in Spanish, a space in French; adjectives and uses follow the noun."""
    grounding = grounding_of(sentence, language)
    found = [
        (
            grounding.article.text[c.start : c.end],
            *((c.quantity.value, c.quantity.minimum, c.quantity.maximum) if c.quantity else ()),
        )
        for c in grounding.phrases.in_sentence(1)
    ]
    assert found == expected
