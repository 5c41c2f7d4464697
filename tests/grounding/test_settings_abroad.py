"""Settings and sources in Spanish, French and Arabic: who was told, where, in which paper, and who tells of it."""

from __future__ import annotations

import pytest

from grounding.test_actors_abroad import read


def told(language, text):
    """The last position of a text."""
    return read(language, text).positions.items[-1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "El canciller Andrés Vidal dijo a su homólogo peruano que retirará las tropas, según dos diplomáticos.",
        ),
        (
            "es",
            "El canciller Andrés Vidal ofreció una tregua durante una cena en la embajada, según dos asistentes.",
        ),
        (
            "es",
            "En una carta confidencial a la que ha tenido acceso este diario, el canciller Andrés Vidal pidió a Lima un aplazamiento.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "es",
            "Cuatro personas al tanto de las conversaciones aseguraron que el canciller Andrés Vidal prometió en privado la liberación.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "es",
            "El canciller Andrés Vidal le confesó por teléfono al enviado que no controla a las milicias, según un funcionario.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "es",
            "En el consejo de ministros, el canciller Andrés Vidal advirtió de que dimitiría, según dos ministros.",
        ),
        (
            "es",
            "«No puedo más», dijo el canciller Andrés Vidal a sus colaboradores, de acuerdo con un asesor.",
        ),
        (
            "es",
            "Dos diplomáticos dijeron a la prensa que el canciller Andrés Vidal ofreció una tregua a puerta cerrada.",
        ),
        (
            "fr",
            "Le ministre Paul Roche a dit à son homologue grec qu'il retirerait les troupes, selon deux diplomates.",
        ),
        (
            "fr",
            "Lors d'un dîner à l'Elysée, le ministre Paul Roche a reconnu que le plan avait échoué, racontent trois participants.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "fr",
            "Dans une note interne que Le Courrier a pu consulter, le ministre Paul Roche demande un report.",
        ),
        (
            "fr",
            "En Conseil des ministres, le ministre Paul Roche a prévenu qu'il partirait, selon deux de ses collègues.",
        ),
        ("fr", "A huis clos, le ministre Paul Roche a proposé une trêve, d'après quatre députés."),
        ("fr", "« Je n'en peux plus », a glissé le ministre Paul Roche à ses proches, selon un conseiller."),
        (
            "ar",
            "أبلغ وزير الخارجية سامي حداد نظيره التركي في مكالمة هاتفية أن بلاده ستنسحب، وفق دبلوماسيين اثنين.",
        ),
        ("ar", "قال وزير الخارجية سامي حداد خلف أبواب مغلقة إن الخطة فشلت، بحسب ثلاثة مسؤولين."),
        ("ar", "في رسالة سرية اطلعت عليها الصحيفة، طلب وزير الخارجية سامي حداد تأجيل التوقيع."),
        (
            "ar",
            "كشف مسؤول غربي لوكالة رويترز أن وزير الخارجية سامي حداد عرض على الوسيط خلال اجتماع مغلق هدنة قصيرة.",
        ),
        ("ar", "أقر وزير الخارجية سامي حداد في جلسة مغلقة بأن القاعدة تعمل، وفق ما نقل دبلوماسي حضر الجلسة."),
        (
            "es",
            "El embajador Rupert Haines envió un cable en el que aconsejaba a Londres congelar las ayudas.",
        ),
        ("es", "El general Anselmo Rueda envió al presidente una carta en la que pide la paz."),
        (
            "fr",
            "Le général Idriss Bakary a adressé au président une lettre dans laquelle il réclame la paix.",
        ),
    ],
)
def test_what_few_were_told_is_private(language, text):
    """A call, a meal, a closed session, the cabinet, a paper seen by a newspaper, or words to one's counterpart."""
    assert told(language, text).setting == "private"


@pytest.mark.parametrize(
    ("language", "text", "setting"),
    [
        ("es", "El canciller Andrés Vidal dijo a los periodistas que no habrá tregua.", "public"),
        (
            "es",
            "Tras la reunión a puerta cerrada, el canciller Andrés Vidal declaró a la prensa que hay acuerdo.",
            "public",
        ),
        ("es", "El canciller Andrés Vidal estudia dimitir, según fuentes del Gobierno.", "unclear"),
        ("fr", "Le ministre Paul Roche a déclaré à la presse qu'il n'y aurait pas de trêve.", "public"),
        (
            "fr",
            "Après l'entretien à huis clos, le ministre Paul Roche a affirmé devant les journalistes qu'un accord était proche.",  # noqa: E501 -- a sentence of the news
            "public",
        ),
        (
            "fr",
            "Le ministre Paul Roche envisage de démissionner, selon des sources gouvernementales.",
            "unclear",
        ),
        ("ar", "قال وزير الخارجية سامي حداد في مؤتمر صحافي إن الهدنة انتهت.", "public"),
        ("ar", "يدرس وزير الخارجية سامي حداد الاستقالة، بحسب مصادر حكومية.", "unclear"),
        (
            "es",
            "El general Anselmo Rueda envió al presidente una carta abierta en la que pide la paz.",
            "public",
        ),
        ("fr", "Berne a gelé le contrat des drones, selon une source proche du dossier.", "unclear"),
        ("ar", "رفضت بغداد العرض، بحسب مصدر مطلع على الملف.", "unclear"),
    ],
)
def test_what_everybody_may_hear_is_public_and_what_nothing_tells_is_unclear(language, text, setting):
    """The setting beside the verb counts; sources without a name alone say nothing of it."""
    assert told(language, text).setting == setting


@pytest.mark.parametrize(
    ("language", "text", "words", "count"),
    [
        (
            "es",
            "El canciller Andrés Vidal ofreció una tregua en una cena, según uno de los comensales.",
            "uno de los comensales",
            1,
        ),
        (
            "es",
            "El canciller Andrés Vidal ofreció una tregua en privado, según cuatro de los presentes.",
            "cuatro de los presentes",
            4,
        ),
        (
            "es",
            "Según The New York Times, que cita a tres funcionarios, Washington ha advertido en privado a Lima.",
            "tres funcionarios",
            3,
        ),
        (
            "fr",
            "« C'est une rente », leur a glissé le ministre Paul Roche, selon deux convives.",
            "deux convives",
            2,
        ),
        (
            "fr",
            "En privé, le ministre Paul Roche a proposé une trêve, indique l'un des participants.",
            "l'un des participants",
            1,
        ),
        (
            "ar",
            "عرض وزير الخارجية سامي حداد هدنة في اجتماع مغلق، وفق ما قال مصدران حكوميان.",
            "مصدران حكوميان",
            2,
        ),
        (
            "ar",
            "لكن ثلاثة مسؤولين، طلبوا عدم الكشف عن هوياتهم، أفادوا بأن وزير الخارجية سامي حداد عرض هدنة.",
            "ثلاثة مسؤولين",
            3,
        ),
    ],
)
def test_people_without_a_name_are_cited_with_their_number(language, text, words, count):
    """Behind `according to`, behind a verb of telling, or by an outlet that cites them."""
    source = told(language, text).sources[0]
    assert (source.text, source.count) == (words, count)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "En una llamada, el canciller Andrés Vidal trasladó a Lima su malestar, según un alto cargo. Le advirtió de que cerraría la frontera.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "fr",
            "Le ministre Paul Roche a confié à huis clos que l'armée n'était pas prête, selon deux diplomates. Il leur aurait demandé le silence.",  # noqa: E501 -- a sentence of the news
        ),
        ("ar", "أبدى المندوب سليم قاسمي مرونة خلف أبواب مغلقة، وفق ما نقل مصدران. وعرض قاسمي وساطة مصرية."),
    ],
)
def test_a_private_scene_goes_on_in_the_next_sentence(language, text):
    """The same speaker, right after, in the same paragraph: those who told of the first tell of the second."""
    first, second = read(language, text).positions.items
    assert (second.setting, second.sources) == ("private", first.sources)
    assert second.actor is first.actor


@pytest.mark.parametrize(
    "text",
    [
        "في المقابل، لم يصدر رد رسمي من أنقرة.",
        "ورفضت القاهرة التعليق على التقارير.",
        "ولم تشأ وزارة الخارجية الإفصاح عن المضمون.",
    ],
)
def test_a_refusal_to_talk_is_no_position(text):
    """Wherever the subject stands between the verb and what it will not do."""
    assert read("ar", text).positions.items == []
