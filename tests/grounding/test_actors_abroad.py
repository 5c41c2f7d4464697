"""Actors in Spanish, French and Arabic: names beside offices, what takes them up, governments, and whose assets are."""

from __future__ import annotations

import asyncio

import pytest

from grounding.building import grounding_of
from onrecord.plans.stepwise import Stepwise
from onrecord.progress import unheard
from plans.asking import FakeAsks

END = {
    "es": "\n\nEl tiempo sigue igual en la costa y no hay viento en la ciudad.",
    "fr": "\n\nLe temps reste doux sur la côte et il ne pleut pas.",
    "ar": "\n\nالطقس معتدل في المدينة هذا المساء.",
}


def read(language, text):
    """The grounding of what rules read in an article; the model says nothing."""
    grounding = grounding_of(text + END[language], language)
    grounding.ground(asyncio.run(Stepwise(grounding, FakeAsks(), unheard).draft()))
    return grounding


def holders(language, text):
    """Name and kind of who holds each position, in order."""
    return [(item.actor.name, item.actor.kind) for item in read(language, text).positions.items]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "El ministro de Defensa, general Ramiro Altuve, negó el ataque.", "Ramiro Altuve"),
        ("es", "«No cederemos», dijo su jefe de Estado Mayor, el brigadier Luis Baird.", "Luis Baird"),
        (
            "es",
            "Es falso, replicó el portavoz de la Armada de Chile, capitán de navío Tomás Iriarte.",
            "Tomás Iriarte",
        ),
        (
            "es",
            "La portavoz del ministerio, la gallega Uxía Fandiño, aseguró que no hay alarma.",
            "Uxía Fandiño",
        ),
        ("es", "El alcalde de Arica, Rodrigo Mansilla (UDI), reclamó medidas.", "Rodrigo Mansilla"),
        (
            "es",
            "Carolina Vega, investigadora del Instituto Apa, en Quito, cree que habrá acuerdo.",
            "Carolina Vega",
        ),
        ("es", "Según el canciller de Perú, Andrés Vidal, la base sigue abierta.", "Andrés Vidal"),
        ("fr", "« Jamais », a lancé son ambassadeur en Arménie, Gueorgui Lapine.", "Gueorgui Lapine"),
        (
            "fr",
            "L'ambassadeur de Russie, Sergueï Pankov, a qualifié ces propos d'« inventions ».",
            "Sergueï Pankov",
        ),
        ("fr", "A Bakou, le porte-parole de la diplomatie, Elnur Mammad, a accusé Paris.", "Elnur Mammad"),
        ("fr", "Son président, le Kényan Daniel Otieno, s'est dit « préoccupé ».", "Daniel Otieno"),
        ("fr", "Mercredi 18 novembre, le ministre des armées, Paul Roche, a nié les faits.", "Paul Roche"),
        ("fr", "Pour le porte-parole du mouvement, Karim Diallo, « le pouvoir ment ».", "Karim Diallo"),
        ("ar", "قال وزير الدفاع في الحكومة، عبد السلام الزروق، إن الهجوم خرق للاتفاق.", "عبد السلام الزروق"),
        ("ar", "نفى المتحدث باسم «القيادة العامة»، العميد ناصر البرعصي، ضلوع قواته.", "ناصر البرعصي"),
        ("ar", "اتهمت النائبة الكردية شيرين بابان بغداد بافتعال أزمة.", "شيرين بابان"),
        ("ar", "نفى وزير الدفاع التركي يشار غونيش مسؤولية بلاده عن الهجوم.", "يشار غونيش"),
        ("ar", "أما المبعوث الأممي، لارس هولمبرغ، فكرر أن الاتفاق ممكن.", "لارس هولمبرغ"),
        ("ar", "وقال قائد المنطقة العسكرية الثالثة، اللواء صالح بن طالب، إن القوات مستعدة.", "صالح بن طالب"),
        ("ar", "ورأى الخبير العسكري حازم الجابري أن الميزان لم يتغير.", "حازم الجابري"),
        ("ar", "نفى المتحدث باسم الوفد، الطاهر آدم جمعة، وجود مسودة.", "الطاهر آدم جمعة"),
        ("ar", "قال اللواء ركن عادل الصميدعي إن المعبر مغلق.", "عادل الصميدعي"),
        ("ar", "قال الأمين العام للحزب نعيم الحداد إن الاتفاق فخ.", "نعيم الحداد"),
        ("ar", "أعلن وزير الدفاع الموريتاني الفريق ركن حننا سيدي أن المعبر مغلق.", "حننا سيدي"),
        ("ar", "طالبت وزيرة الخارجية المالية عيساتا كوني نظيرها بتسليم المطلوبين.", "عيساتا كوني"),
    ],
)
def test_a_name_beside_an_office_is_who_holds_it(language, text, name):
    """Whatever stands between: a rank, a nationality, a place; between commas, in brackets, or behind the verb."""
    assert holders(language, text)[-1] == (name, "person")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "es",
            "El canciller de Perú, Andrés Vidal, negó el acuerdo. El diplomático pidió calma.",
            "Andrés Vidal",
        ),
        (
            "es",
            "La senadora opositora Ana Duarte pidió datos. «Es grave», declaró la legisladora.",
            "Ana Duarte",
        ),
        (
            "es",
            "El ministro del Interior, Luis Soto, negó todo. El titular de Interior exigió pruebas.",
            "Luis Soto",
        ),
        (
            "es",
            "El comandante, general Rubén Campos, negó bajas. El militar pidió refuerzos.",
            "Rubén Campos",
        ),
        (
            "fr",
            "Le président, Jean Mora, a nié les faits. Le chef de l'Etat a exigé des excuses.",
            "Jean Mora",
        ),
        (
            "fr",
            "La porte-parole du Quai d'Orsay, Anne Remy, a nié les faits. La diplomate a exigé des preuves.",
            "Anne Remy",
        ),
        (
            "fr",
            "Le premier ministre, Piotr Zielony, a nié les faits. Le chef du gouvernement a promis une aide.",
            "Piotr Zielony",
        ),
        (
            "ar",
            "قال وزير الخارجية المالي عبد الله ديالو إن الحدود مغلقة. وطالب الوزير مجلس الأمن بعقد جلسة.",
            "عبد الله ديالو",
        ),
        (
            "ar",
            "قال الناطق باسم الوزارة، العقيد مراد بلحاج، إن الجيش لم يتحرك. وأضاف بلحاج أن الوضع هادئ.",
            "مراد بلحاج",
        ),
    ],
)
def test_what_somebody_is_called_takes_up_the_one_named(language, text, name):
    """An office, a calling or the last name, where nobody else that the article names fits."""
    assert {found for found, _ in holders(language, text)} == {name}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "El canciller, Andrés Vidal, negó todo. Un diplomático europeo lo dudó. El diplomático pidió calma.",
        ),
        (
            "fr",
            "Le ministre, Paul Roche, a nié les faits. Un diplomate européen en doute. Le diplomate a exigé des preuves.",  # noqa: E501 -- a sentence of the news
        ),
        ("fr", "Le ministre, Paul Roche, a nié les faits. La ministre a exigé des preuves."),
    ],
)
def test_what_fits_somebody_else_takes_up_nobody(language, text):
    """Somebody of that calling without a name stands nearer, or it is a woman's."""
    assert len([name for name, _ in holders(language, text) if name in ("Andrés Vidal", "Paul Roche")]) == 1


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("es", "El Gobierno colombiano negó el acuerdo. Bogotá exigió pruebas.", {"Colombia"}),
        ("es", "En Quito, el Gobierno negó el acuerdo.", {"Ecuador"}),
        ("fr", "La junte malienne a accusé Paris de complot. Bamako exige des excuses.", {"Mali"}),
        ("fr", "Le gouvernement espagnol a nié les faits.", {"Espagne"}),
        ("ar", "رفضت الحكومة العراقية الاقتراح. وطالبت بغداد بضمانات.", {"العراق"}),
        (
            "es",
            "La Fuerza de Defensa de Guyana (GDF) negó el ataque. La GDF exigió pruebas.",
            {"Fuerza de Defensa de Guyana"},
        ),
        ("es", "La OTAN y la UE condenaron el ataque.", {"OTAN", "UE"}),
        ("fr", "L'Union européenne a condamné l'attaque. L'UE exige une enquête.", {"Union européenne"}),
        ("ar", "أعلن حزب العمال الكردستاني مسؤوليته. وتوعد الحزب بالرد.", {"حزب العمال الكردستاني"}),
        ("ar", "اعتبرت باريس ولندن أن التهديدات خطيرة.", {"باريس", "لندن"}),
    ],
)
def test_a_government_and_a_body_are_one_actor_by_whatever_name(language, text, names):
    """A government is its state, initials are what they stand for, and two joined are two."""
    assert {name for name, _ in holders(language, text)} == names


@pytest.mark.parametrize(
    ("language", "text", "name", "others"),
    [
        ("ar", "واتهم الأزواديون الجيش المالي بقصف مدنيين.", "الأزواديون", "الجيش المالي"),
        (
            "ar",
            "رفض المتحدث باسم الجيش، سالم بكري، الاتهامات، ووصف الاتهام بأنه باطل.",
            "سالم بكري",
            "الاتهام",
        ),
        (
            "fr",
            "Des rebelles du FACT, basés en Libye, ont menacé de reprendre les armes.",
            "rebelles du FACT",
            "armes",
        ),
        (
            "es",
            "Estados Unidos, que la semana pasada se comprometió a ceder dos lanchas, instó a negociar.",
            "Estados Unidos",
            "dos lanchas",
        ),
    ],
)
def test_what_a_verb_is_about_is_no_actor(language, text, name, others):
    """Neither the accused, nor a thing described, nor the object of a verb in a clause between commas."""
    found = [holder for holder, _ in holders(language, text)]
    assert name in found
    assert others not in found


@pytest.mark.parametrize(
    ("language", "text", "owner"),
    [
        ("es", "Exigió la retirada de dos lanchas venezolanas.", "venezolanas"),
        ("es", "La Armada enviará al mar Rojo la fragata Reina Sofía.", "Armada"),
        ("es", "Cuatro cazas EF-18 del Ejército del Aire aterrizaron en Constanza.", "Ejército del Aire"),
        ("fr", "La Russie, qui conserve quelque 3 000 soldats à Gumri, a protesté.", "Russie"),
        ("fr", "Des combattants de l'UPC ont pris la route.", "UPC"),
        ("ar", "ونشر الجيش التركي 300 جندي قرب الحدود.", "الجيش التركي"),
        ("ar", "وأسقطت الدفاعات ثلاث فرقاطات تركية.", "تركية"),
    ],
)
def test_an_asset_belongs_to_whom_its_words_name_or_who_has_it(language, text, owner):
    """By an adjective, by what follows it, or as the subject of the verb of having or sending."""
    items = read(language, text).assets.items
    assert owner in {item.operator_span.text for item in items if item.operator_span}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El Ejército ucraniano derribó tres drones."),
        ("fr", "L'armée ukrainienne a détruit trois chars."),
        ("ar", "دمر الجيش الأوكراني ثلاث دبابات."),
    ],
)
def test_who_destroys_an_asset_does_not_own_it(language, text):
    """The subject of a verb of harm has nothing of what it harms."""
    assert [item.operator for item in read(language, text).assets.items] == [None]
