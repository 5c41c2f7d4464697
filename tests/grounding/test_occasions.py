"""Settings beside other times, the press and open occasions; private papers that go on; in four languages."""

from __future__ import annotations

import pytest

from grounding.building import read as read_english
from grounding.test_actors_abroad import read as read_abroad


def told(language, text):
    """The setting of the last position of a text."""
    items = read_english(text) if language == "en" else read_abroad(language, text).positions.items
    return items[-1].setting


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Iran has a secret enrichment site near Qom, Israeli Prime Minister Benjamin Netanyahu said."),
        ("en", "Russian forces intercepted two drones over Kursk, the defence ministry said."),
        (
            "en",
            "Speaking on the sidelines of the G20 summit, Foreign Minister Wang Yi said China would not send troops.",
        ),
        (
            "en",
            "President Emmanuel Macron said during an unannounced visit to Kyiv that France would send jets.",
        ),
        (
            "en",
            "Ukraine's Zelenskiy, who spoke by phone with Trump on Monday, said the talks were constructive.",
        ),
        ("en", '"We will not leave," Colonel Mark Ruiz said by phone from Goma.'),
        ("en", "Prime Minister Anwar Ibrahim told a gathering of students that Malaysia would stay neutral."),
        (
            "en",
            "Indirect talks with the United States will resume on Monday, Iranian Foreign Minister Abbas Araqchi said.",
        ),
        ("en", "At a dinner for supporters in Texas, Senator Ted Cruz promised to block the nominee."),
        ("en", "The Kremlin said Putin and Trump had not discussed a meeting in their phone call."),
        ("en", "Hamas said in a message on Telegram that it would release two hostages."),
        ("en", "The defence ministry said it had delivered a confidential report to parliament."),
        ("en", "Estonian Prime Minister Kristen Michal said the leaked document was a forgery."),
        ("en", "Foreign Minister Radek Sikorski denied that Poland had held secret talks with Minsk."),
        (
            "en",
            "South Korea's Unification Ministry said North Korea did not answer calls on the inter-Korean hotline.",
        ),
        ("en", "Egypt, which has mediated indirect talks between Israel and Hamas, condemned the strike."),
        ("en", "In an internal review published on Monday, the World Bank said the project had failed."),
        (
            "en",
            "Volodymyr Zelenskiy said on Telegram after a call with Starmer that Britain would send missiles.",
        ),
        (
            "en",
            "After meeting Rubio behind closed doors, Saar told reporters that Israel would not withdraw.",
        ),
        (
            "en",
            "In a letter to the UN Security Council, Iran's ambassador Saeid Iravani condemned the attack.",
        ),
        ("en", "Turkey's defence ministry said the hotline between the two armies had been restored."),
        ("en", "Sikorski said on the sidelines of the NATO summit that Poland would not send troops."),
        ("en", "Fighters were withdrawing, Colonel Mark Ruiz told Reuters in a telephone call."),
        ("en", '"We will stay," Colonel Mark Ruiz said in a phone call with The New York Times.'),
        ("en", "Rebel spokesman Ali Noor said in a phone call with AFP that the town had fallen."),
        (
            "en",
            "Emerging from a closed-door meeting with senators, Secretary Pike said the strike had been legal.",
        ),
        ("en", "Defence Minister Jan Orr said after a private meeting with the king that he would resign."),
        ("es", "Las conversaciones indirectas seguirán el lunes, dijo el canciller Iván Paz."),
        ("fr", "Le ministre Paul Maïga a déclaré à l'AFP par téléphone que la ville tenait."),
        ("en", "Macron told French ambassadors at their annual conference that Europe must rearm."),
        ("en", "Merz told party colleagues at a congress in Leipzig that Germany would spend more."),
        ("en", "Von der Leyen told EU lawmakers in Strasbourg that sanctions would stay."),
        ("en", "Modi told visiting reporters that India would not bow."),
        ("en", "Tusk told soldiers at the border that Poland would defend itself."),
        ("en", "Guterres told ministers at the United Nations that the world was failing."),
        ("en", "In an open letter to the prime minister, General Jan Orr demanded more shells."),
        ("en", "In an email to supporters, Senator Ted Cruz promised to block the nominee."),
        ("en", "In an emailed statement, Lockheed Martin said the jets would be delivered."),
        ("en", "In a message to the nation, President Jan Orr promised elections."),
        ("en", "In a note to investors, JP Morgan said oil would fall."),
        ("en", "In a voice message posted online, rebel leader Ali Noor threatened to burn the port."),
        (
            "en",
            "In a voice message that circulated on Thursday, rebel leader Ali Noor threatened to burn the port.",
        ),
        (
            "en",
            "In a leaflet and text messages sent to residents, the Israeli army ordered the evacuation of the town.",
        ),
        ("en", "In a text message to reporters, Pentagon spokesman Jan Orr denied the report."),
        ("en", "In a WhatsApp message to AFP, rebel spokesman Ali Noor said the town had fallen."),
        ("en", "Rebel spokesman Ali Noor told Reuters in a WhatsApp message that the town had fallen."),
        (
            "en",
            "Rebel spokesman Ali Noor said the town had fallen in a text message to The Associated Press.",
        ),
        (
            "en",
            "Speaking at a dinner hosted by the Economic Club of New York, Treasury Secretary Jan Orr said tariffs would stay.",  # noqa: E501 -- a sentence of the news
        ),
        ("en", "At a working lunch with journalists, Jan Orr said tariffs would stay."),
        (
            "en",
            "At a reception for diplomats in Beijing, Foreign Minister Wang Yi said China would open up further.",
        ),
        ("en", "At the table with reporters, Jan Orr said tariffs would stay."),
        ("en", "Zelenskiy said in a call with students at Oxford that Ukraine needed jets."),
        ("en", "In a conference call with analysts, Boeing chief Jan Orr said the plant would close."),
        (
            "en",
            "In a conference call with reporters, Kremlin spokesman Dmitry Peskov said the talks were stalled.",
        ),
        ("en", "In a video call with reporters, Governor Jan Orr said the talks were stalled."),
        ("en", "The leaked document is fake, Russian Foreign Minister Sergei Lavrov said."),
        ("en", "A confidential report would be handed to parliament, Defence Minister Jan Orr said."),
        ("en", "Serbia recalled its ambassador from Kyiv."),
        ("en", "Sudan's army chief Jan Orr ordered the closure of secret prisons."),
        ("en", "Iran accused the IAEA of leaking confidential information."),
        (
            "en",
            "Ukraine's SBU security service said it had intercepted a phone call between Russian soldiers.",
        ),
        ("en", "Secret Service Director Jan Orr resigned and said the agency had failed."),
        (
            "en",
            "The two presidents met behind closed doors for an hour. Macron later said the talks had been useful.",
        ),
        ("en", "The ministers met behind closed doors. Lavrov said Russia would not accept peacekeepers."),
        ("en", 'He held private talks with the pope. "Peace is near," Orr said.'),
        ("en", "Defence Minister Jan Orr said the army had quietly moved two battalions to the border."),
        ("en", "Qatar, which hosts back-channel talks, urged both sides to show restraint."),
        ("en", "Hezbollah leader Naim Qassem said in a recorded message that the group would not disarm."),
        ("es", "El canciller Iván Paz dijo en una rueda de prensa que no hubo reuniones secretas con Minsk."),
        (
            "es",
            "El presidente Luis Mora, que se reunió en privado con el papa, dijo a los periodistas que la paz era posible.",  # noqa: E501 -- a sentence of the news
        ),
        ("es", "El ministro de Defensa, Luis Mora, anunció que la nota confidencial era falsa."),
        ("es", "Tras la reunión, el canciller Iván Paz afirmó que Chile apoyaría la resolución."),
        ("es", "El presidente Luis Mora afirmó por teléfono a la emisora Cadena SER que no dimitiría."),
        ("fr", "Le ministre Paul Maïga a affirmé, en marge du sommet, que la France enverrait des chars."),
        ("fr", "Joint par téléphone, le général Jean Sow affirme que la ville est tombée."),
        ("fr", "Le ministre Paul Maïga a nié l'existence de négociations secrètes."),
        ("fr", "A l'issue de la réunion, le ministre Paul Maïga a déclaré que la trêve tenait."),
        ("ar", "نفى الوزير رافد السعدون وجود محادثات سرية مع طهران."),
        ("ar", "قال الوزير رافد السعدون للصحافيين بعد الاجتماع المغلق إن الهدنة صامدة."),
        ("ar", "قال الوزير رافد السعدون في اتصال هاتفي مع قناة الجزيرة إن الهدنة صامدة."),
        (
            "es",
            "El canciller Iván Paz dijo a los embajadores acreditados en un acto público que Perú pagaría.",
        ),
        (
            "es",
            "El presidente Luis Mora pidió a los ministros de la OTAN, en una cumbre en Madrid, más aviones.",
        ),
        (
            "es",
            "En un mensaje de WhatsApp enviado a la agencia EFE, el portavoz rebelde Luis Mora negó el ataque.",
        ),
        ("es", "En una carta a Naciones Unidas, el canciller Iván Paz denunció la incursión."),
        ("es", "El presidente Luis Mora le respondió en la red social X que no habría tregua."),
        (
            "es",
            'Los dos presidentes se reunieron en privado. "Fue una buena reunión", dijo Mora a la salida.',
        ),
        (
            "es",
            "Los ministros se reunieron a puerta cerrada. El canciller Iván Paz aseguró después que habría acuerdo.",
        ),
        ("es", "El secretario de Estado, Luis Mora, exigió la retirada de las tropas."),
        ("es", "El servicio secreto británico acusó a Moscú de sabotaje."),
        ("es", "El Gobierno desmintió que existiera una nota confidencial."),
        ("es", "Al término de una reunión a puerta cerrada, el canciller Iván Paz anunció un acuerdo."),
        (
            "es",
            "El presidente Luis Mora advirtió este martes, en una reunión con empresarios, que subirían los impuestos.",
        ),
        (
            "es",
            "El ministro Luis Mora respondió que la acusación era falsa. En ella, el fiscal acusa al ejército de torturas.",  # noqa: E501 -- a sentence of the news
        ),
        ("fr", "Le président Paul Maïga a dit aux ambassadeurs réunis à l'Elysée que la France tiendrait."),
        ("fr", "Dans un message WhatsApp à l'AFP, le porte-parole rebelle Paul Sow a nié l'attaque."),
        ("fr", "Dans une lettre au Conseil de sécurité, le ministre Paul Sow dénonce l'incursion."),
        (
            "fr",
            "Les deux présidents se sont vus en tête-à-tête. « Nous avançons », a déclaré M. Sow à la sortie.",
        ),
        ("fr", "Les services secrets britanniques ont accusé Moscou de sabotage."),
        ("fr", "Le gouvernement dément l'existence d'une note confidentielle."),
        ("fr", "M. Sow a répondu sur X que la trêve tenait."),
        ("fr", "Après une réunion à huis clos, le ministre Paul Sow a annoncé un accord."),
        ("fr", "A l'issue d'un conseil de défense, le président Paul Sow a annoncé l'envoi de chars."),
        ("ar", "قال الوزير رافد السعدون عقب اجتماع مغلق إن الهدنة صامدة."),
        ("ar", "وفي رسالة إلى مجلس الأمن، اتهم الوزير رافد السعدون طهران بخرق الهدنة."),
        ("ar", "نفى الجيش وجود وثيقة سرية."),
        ("ar", "قال الوزير رافد السعدون في رسالة نصية لوكالة رويترز إن المدينة سقطت."),
        ("ar", "عقد الوفدان جلسة مغلقة. وقال الوزير رافد السعدون للصحافيين إن الهدنة صامدة."),
        ("ar", "التقى الرئيسان على انفراد. وأكد الرئيس رافد السعدون أن الهدنة صامدة."),
        ("ar", "رد الوزير رافد السعدون على الاتهامات بالقول إن الجيش لم يقصف المدينة."),
    ],
)
def test_what_is_said_after_a_closed_talk_to_the_press_or_to_many_is_public(language, text):
    """Words for a closed talk or a call make nothing private that was said afterwards, or to reporters."""
    assert told(language, text) == "public"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rubio told Lavrov on the sidelines of the ASEAN summit that sanctions would stay."),
        (
            "en",
            "In a confidential letter to the UN Security Council, Iran's ambassador Saeid Iravani condemned the attack.",  # noqa: E501 -- a sentence of the news
        ),
        ("en", "Behind closed doors, Defence Minister Jan Orr said the army was spent."),
        ("en", "In private, the deal is dead, Defence Minister Jan Orr has said."),
        (
            "en",
            "Defence Minister Jan Orr told the cabinet after dinner that the army was spent, two aides said.",
        ),
        (
            "en",
            "In a phone call on Monday, Prime Minister Jan Orr promised to free the sailors, two diplomats said.",
        ),
        (
            "es",
            "El canciller Julio Sanabria telefoneó el martes al embajador Pedro Ruiz. Ruiz le contestó que la firma no dependía de él.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "es",
            "En una llamada telefónica, el presidente Luis Mora pidió a su homólogo Iván Paz que retirara las tropas, según dos diplomáticos. Paz respondió que no podía hacerlo.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "es",
            "El ministro de Defensa, Luis Mora, hizo saber en privado a Washington que no firmaría el acuerdo, según un diplomático.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "es",
            "El presidente Luis Mora admitió ante su gabinete que el plan había fracasado, según tres ministros.",
        ),
        (
            "es",
            "El general Luis Mora mandó a sus subordinados un correo en el que los instaba a mantener la calma, según dos oficiales.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "es",
            "El presidente Luis Mora entregó al mediador una nota confidencial. Propone en ella un canje de 40 prisioneros.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "es",
            "En el consejo de ministros, el presidente Luis Mora ordenó retirar las tropas, según un asesor.",
        ),
        (
            "es",
            "En una cena en la embajada, el canciller Iván Paz confesó que la oferta era insuficiente, según un comensal.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "es",
            "Durante una sesión a puerta cerrada del comité, el general Luis Mora reconoció que el ejército carecía de munición.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "fr",
            "Dans une lettre confidentielle à Bruxelles, le ministre Paul Marchand réclame un délai de deux ans.",
        ),
        (
            "fr",
            "La ministre Anne Castaing a remis une note confidentielle au président. Elle y propose de prolonger 160 chars.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "fr",
            "Deux émissaires ont rencontré en secret le général Paul Maïga, à Lomé. Il y aurait soutenu que le pont rouvrirait.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "fr",
            "Le général Paul Maïga aurait réclamé lors d'un conseil restreint que les discussions soient interrompues.",
        ),
        (
            "fr",
            "Le président Paul Maïga a fait savoir en privé à Washington qu'il ne signerait pas, selon un diplomate.",
        ),
        (
            "fr",
            "Lors d'un appel téléphonique, le président Paul Maïga a demandé à son homologue Jean Sow de retirer ses troupes, selon deux diplomates. M. Sow a répondu que c'était impossible.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "fr",
            "En conseil des ministres, le président Paul Maïga a reconnu que l'opération avait échoué, selon un participant.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "fr",
            "L'ambassadeur Jean Sow a envoyé à Paris un télégramme dans lequel il met en garde contre un coup d'Etat, selon un diplomate.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "fr",
            "Le ministre Paul Maïga a transmis, par le biais de médiateurs qataris, une offre de trêve, selon deux sources.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "fr",
            "Le ministre Paul Maïga a confié à son homologue que le contrat était mort, selon deux convives.",
        ),
        (
            "ar",
            "أبلغ وزير الخارجية رافد السعدون نظيره التركي في اتصال هاتفي أن بغداد لن توقع الاتفاق، وفق دبلوماسيين.",
        ),
        ("ar", "قال دبلوماسي حضر عشاء ضيقاً إن الوزير رافد السعدون طلب خلاله تمديد المهلة ثلاثة أشهر."),
        ("ar", "في جلسة مغلقة للجنة، أقر الوزير رافد السعدون بأن الجيش يعاني نقصاً في الذخيرة."),
        (
            "ar",
            "في لقاء مغلق، أبلغ اللواء سالم المغربي الوسيط بأنه مستعد لهدنة، وفق دبلوماسيين. وطلب كذلك، وفق روايتهم، مهلة أسبوعين.",  # noqa: E501 -- a sentence of the news
        ),
        (
            "ar",
            "في اتصال هاتفي، طلب الوزير رافد السعدون من نظيره سحب القوات، وفق دبلوماسيين. وردّ الوزير فهد المنيس بأن ذلك مستحيل.",  # noqa: E501 -- a sentence of the news
        ),
        ("ar", "خلال اجتماع مجلس الوزراء، حذر الوزير رافد السعدون من انهيار الهدنة، وفق وزيرين."),
    ],
)
def test_what_stands_in_a_private_paper_or_answers_in_a_private_talk_is_private(language, text):
    """Papers and talks between few go on through `y`, `en él`, `فيها`, answers, and go-betweens."""
    assert told(language, text) == "private"
