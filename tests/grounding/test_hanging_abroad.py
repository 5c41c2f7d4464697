"""Acts that another clause carries, papers and their makers, in Spanish, French and Arabic."""

from __future__ import annotations

import pytest

from grounding.building import grounding_of, read


def told(text, language):
    """Each position of a text as holder, act, setting, words and sources."""
    return [
        (
            item.actor.name,
            item.act,
            item.setting,
            " … ".join(span.text for span in item.content),
            [source.text for source in item.sources],
        )
        for item in read(text, language)
    ]


def holders(text, language):
    """Who holds what in a text: holder, act and words."""
    return [(who, act, words) for who, act, _, words, _ in told(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        (
            "es",
            "Túnez acusa a Trípoli de haber cerrado el paso de Dehiba, algo que Libia niega.",
            ("Libia", "denies", "de haber cerrado el paso de Dehiba"),
        ),
        (
            "fr",
            "Nairobi accuse Mogadiscio d'abriter des pirates, ce que le gouvernement somalien dément.",
            ("Somalie", "denies", "d'abriter des pirates"),
        ),
        (
            "ar",
            "وقالت عمّان إن الشحنة تضم بنادق، وهو ما نفته الحكومة السورية.",
            ("سوريا", "denies", "الشحنة تضم بنادق"),
        ),
    ],
)
def test_a_relative_at_the_end_denies_what_stands_before_it(language, text, denied):
    """`algo que X niega`, `ce que X dément`, `وهو ما نفاه X`: X denies what the first clause tells, and holds it."""
    found = holders(text, language)
    assert denied in found
    assert len(found) == 2


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        (
            "es",
            "Según cuentan dos asesores, el ministro de Minas, Saúl Ibarra, telefoneó a su par peruano para rogarle "
            "que abriera el puente.",
            ("Saúl Ibarra", "demands", "private", "abriera el puente", ["dos asesores"]),
        ),
        (
            "fr",
            "La présidente Awa Diagne a appelé son homologue malien pour lui proposer une trêve, selon deux "
            "conseillers.",
            ("Awa Diagne", "offers", "private", "une trêve", ["deux conseillers"]),
        ),
    ],
)
def test_whoever_calls_to_ask_asks(language, text, asked):
    """`telefoneó … para rogarle que`: the infinitive of purpose is the act of whoever calls."""
    assert asked in told(text, language)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "es",
            "El puente fue reabierto ayer, según un comunicado de la Prefectura Naval.",
            "Prefectura Naval",
        ),
        (
            "fr",
            "Le col a été repris mardi, selon un communiqué de l'état-major tchadien.",
            "état-major tchadien",
        ),
        ("ar", "ونزح ربع مليون شخص من البلدة، بحسب تقديرات الأمم المتحدة.", "الأمم المتحدة"),
        ("ar", "واحترق مستودعان في الميناء، وفق بيان لوزارة الدفاع اليمنية.", "وزارة الدفاع اليمنية"),
        ("ar", "واحترق مستودعان في الميناء، وفق بيان لوزارة الداخلية اليمنية.", "وزارة الداخلية اليمنية"),
        ("ar", "واحترق مستودعان في الميناء، بحسب بيان لقوات الدعم السريع.", "قوات الدعم السريع"),
        (
            "es",
            "El puente fue reabierto ayer, según un comunicado de la Secretaría de Salud.",
            "Secretaría de Salud",
        ),
    ],
)
def test_a_communique_is_the_word_of_whoever_issues_it(language, text, who):
    """`según un comunicado de X`: X says it, openly."""
    found = read(text, language)
    assert [(item.actor.name, item.setting, item.disclosed_by) for item in found] == [(who, "public", "self")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El puente fue reabierto ayer, según un comunicado interno de la Secretaría de Salud."),
        ("es", "El puente fue reabierto ayer, según un comunicado secreto de la Secretaría de Salud."),
        ("ar", "واحترق مستودعان في الميناء، وفق بيان داخلي لوزارة الداخلية اليمنية."),
        ("ar", "واحترق مستودعان في الميناء، وفق بيان سري لوزارة الداخلية اليمنية."),
    ],
)
def test_a_communique_kept_back_is_nobodys_open_word(language, text):
    """`comunicado interno`, `بيان سري`: not put out for everybody, so no position of whoever wrote it."""
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Cela signifie que la guerre est finie."),
        ("fr", "La fermeture du port signifie que les prix vont monter."),
        ("es", "El frío anticipa un invierno duro."),
    ],
)
def test_what_a_thing_means_or_heralds_is_no_position(language, text):
    """`signifie`, `anticipa`: things do so, and hold nothing."""
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("fr", "Le ministre Jean Kouyo a signifié à Bangui que l'accord est caduc.", "Jean Kouyo"),
        ("es", "El ministro Saúl Ibarra anticipó que el puente seguirá cerrado.", "Saúl Ibarra"),
    ],
)
def test_whoever_lets_another_know_or_foretells_speaks(language, text, who):
    """`a signifié à`, `anticipó que`: a person says it."""
    assert [item.actor.name for item in read(text, language)] == [who]


def test_a_first_name_that_is_a_navys_too_is_a_persons():
    """`Marina Roldán dijo`: a person; `la Marina de Guerra`: a body."""
    (item,) = read("Marina Roldán dijo que el pacto es caro.", "es")
    assert (item.actor.name, item.actor.kind) == ("Marina Roldán", "person")
    (item,) = read("La Marina de Guerra dijo que el pacto es caro.", "es")
    assert item.actor.kind == "institution"


def test_a_fact_from_a_paper_kept_back_is_no_position_of_its_house():
    """`Según un informe interno del Ministerio`: what a paper finds out is nobody's stance."""
    assert (
        read("Según un informe interno del Ministerio de Defensa, faltan 300 camiones en Arica.", "es") == []
    )


def test_a_secret_draft_is_the_position_of_who_made_it():
    """`مسودة رسالة سرية أعدتها بعثة X`: the mission holds it, in private, by a document."""
    text = "وتشير مسودة مذكرة سرية أعدتها وزارة النقل الأردنية إلى أن المعبر سيغلق شهرا."
    assert [(i.actor.name, i.setting, i.disclosed_by) for i in read(text, "ar")] == [
        ("وزارة النقل الأردنية", "private", "document")
    ]


def test_who_sends_a_letter_writes_it_and_urges_in_it():
    """`في رسالة بعث بها X إلى Y، كتب أن … وحث Z على`: X writes and urges, not the one who is urged."""
    text = (
        "وفي رسالة سرية بعث بها المبعوث الأممي يوهان كارل إلى مجلس الأمن، كتب أن الطرفين يماطلان، "
        "وحث المجلس على تمديد العقوبات."
    )
    found = read(text, "ar")
    assert [(item.actor.name, item.act, item.setting) for item in found] == [
        ("يوهان كارل", "says", "private"),
        ("يوهان كارل", "demands", "private"),
    ]
    assert {source.type for item in found for source in item.sources} == {"document"}


@pytest.mark.parametrize(
    "text",
    [
        "غير أن مستشاراً غربياً حضر الاجتماع روى أن الوزير طلب تأجيل السحب، وتعهد بإطلاق سبعة أسرى.",
        "بيد أن ضابطاً حضر العشاء الذي أقامه الوالي، روى أن الوزير طلب مهلة، وتعهد بإطلاق سبعة أسرى.",
    ],
)
def test_an_accusative_source_behind_an_adversative_tells_of_another(text):
    """`غير أن مستشاراً حضر … روى أن الوزير طلب`: the minister holds it, the adviser is the source."""
    found = told(text, "ar")
    assert [(who, act, setting) for who, act, setting, _, _ in found] == [
        ("الوزير", "demands", "private"),
        ("الوزير", "commits", "private"),
    ]
    assert all(sources[0].startswith(("مستشاراً", "ضابطاً")) for *_, sources in found)


def test_a_pronoun_between_verb_and_subject_is_passed_over():
    """`في وقت أفاد فيه مصدر حكومي بأن تونس تدرس …`: the source tells of Tunis, not the ministry named before."""
    text = "وأكدت وزارة الصحة التونسية رفضها القرار، في وقت أفاد فيه مصدر حكومي بأن تونس تدرس سحب وفدها."
    found = told(text, "ar")
    assert ("تونس", "says", "unclear", "سحب وفدها", ["مصدر حكومي"]) in found


def test_secret_talks_that_a_speaker_denies_make_nothing_private():
    """`نافياً وجود أي مفاوضات سرية`: the word is in what is denied, and the speech is open."""
    text = "وشدد الناطق باسم الحركة، حسام الدين راجح، على أن الاتفاق باق، نافياً وجود أي مفاوضات سرية."
    assert {item.setting for item in read(text, "ar")} == {"public"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "Dos ministros recuerdan que el presidente Ríos dejó la sala y exigió la dimisión del general.",
            ("Ríos", "demands", "la dimisión del general"),
        ),
        (
            "fr",
            "Trois conseillers racontent que le président Kouyaté a quitté la salle et exigé le départ du préfet.",
            ("Kouyaté", "demands", "le départ du préfet"),
        ),
    ],
)
def test_whoever_is_told_of_holds_the_second_verb_too(language, text, expected):
    """`recuerdan que el presidente dejó la sala y exigió …`: those who tell of it demand nothing."""
    assert holders(text, language) == [expected]


def test_a_noun_before_a_relative_is_no_that_clause():
    """`habla de cuarenta muertos, cifra que el Ejército rechaza`: the toll is what is said."""
    assert holders(
        "La coalición habla de cuarenta muertos, cifra que el Ejército sudanés rechaza.", "es"
    ) == [
        ("coalición", "says", "cuarenta muertos"),
        ("Ejército sudanés", "denies", "cifra"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "es",
            "“No habrá otra prórroga”, afirmó en el puerto de Paita, poco antes de volar a Quito, la ministra de "
            "Defensa, Elena Carvajal.",
            "Elena Carvajal",
        ),
        (
            "fr",
            "Le chef de la milice, Joël Kambale, dit « le Vieux », a nié toute implication dans l'attaque.",
            "Joël Kambale",
        ),
        (
            "fr",
            "La centrale redémarrera lundi, selon l'exploitant du réseau, Nordvolta.",
            "Nordvolta",
        ),
    ],
)
def test_what_stands_between_verb_and_speaker_is_not_the_speaker(language, text, who):
    """A place, a time, a nickname or a calling beside the verb is nobody."""
    assert [item.actor.name for item in read(text, language)] == [who]


def test_a_view_set_in_front_takes_up_who_spoke():
    """`A su juicio, …` goes on with the speaker of the sentence before."""
    text = "Carla Vera, investigadora del Instituto Apa, cree que el pacto es caro. A su juicio, el Gobierno erró."
    assert holders(text, "es")[-1] == ("Carla Vera", "says", "el Gobierno erró")


def test_a_company_named_by_its_calling_is_an_institution():
    """`l'exploitant du réseau, Nordvolta`: a single name beside the noun for a company is no person."""
    (item,) = read("La centrale redémarrera lundi, selon l'exploitant du réseau, Nordvolta.", "fr")
    assert item.actor.kind == "institution"


def test_a_reason_for_having_no_name_is_no_act():
    """`que pidió el anonimato porque las dos partes han pactado silencio`: nobody commits to anything here."""
    text = (
        "Un asesor, que pidió el anonimato porque las dos partes han pactado silencio, cuenta que el alcalde, "
        "Hugo Lara, cerró la carpeta y ordenó seguir adelante."
    )
    assert holders(text, "es") == [("Hugo Lara", "demands", "seguir adelante")]
    assert grounding_of(text, "es").frames.frames(1)[0].under is not None
