"""The words and shapes by which English text names places, and those that only look so."""

from __future__ import annotations

import re

from kintrace.lexicon.finding import word_set

GENERICS: tuple[tuple[str, str], ...] = (
    ("village_tract", r"(?:village[\s-]*)?tracts?|village\s+groups?|(?-i:V/T|V\.T\.|VT|Vt\.?)"),
    (
        "site",
        r"(?:village\s+)?(?:IDP\s+|refugee\s+|displacement\s+|army\s+|labou?r\s+)?camps?(?:\s+for\s+(?:internally\s+)?displaced\s+(?:persons|"
        r"people))?",
    ),
    (
        "site",
        r"(?:jade\s+|gold\s+|amber\s+|rare[\s-]earth\s+|tin\s+)?(?:mines?|mining\s+(?:sites?|areas?|compounds?)|"
        r"worksites?)",
    ),
    (
        "site",
        r"(?:mountains?|hills?|valley|river|creek|stream|lake|dam|roads?|highway|bridge|gate|checkpoint|junction|"
        r"(?:toll|city|border)[\s-]+gate|market|hospital|clinic|monastery|church|pagoda|streets?|avenue|(?:train\s+|railway\s+|police\s+|bus\s+)?station(?:\s+camp)?|"
        r"school|prison|airport|island|forest|pass|peak|tea\s?shop|base|outpost|plantation|quarry|pit|port|jetty|"
        r"bazaar|hotel)",
    ),
    ("village", r"(?:villages?|hamlets?|(?-i:Vlg\.?|Vill\.))"),
    ("ward", r"(?:wards?|quarters?|sections?|neighbou?rhoods?|(?-i:Qtr\.?))"),
    ("township", r"(?:townships?|sub-?townships?|(?-i:T/S|T\.S\.|TS|Tshp\.?|Tsp\.?))"),
    ("town", r"(?:towns?|cit(?:y|ies)|capital)"),
    ("district", r"districts?|(?-i:Dist\.)"),
    ("state", r"(?:states?|regions?|divisions?|Union\s+Territory|Self-Administered\s+(?:Zone|Division))"),
)
_GENERIC = "|".join(rf"(?P<g{i}>(?i:{pattern}))" for i, (_, pattern) in enumerate(GENERICS))
_CAP = r"[A-Z][a-zà-ÿ]*+(?:['’-][A-Za-z]?[a-zà-ÿ]+|-[A-Z](?![A-Za-z]))*"
_GENERIC_CAP = (
    r"(?:Village|Tract|Ward|Quarter|Section|Neighbou?rhood|Township|Town|City|Capital|District|State|Region|"
    r"Division|Union\s+Territory|Self-Administered|Camp|IDP|"
    r"Mine|Mountain|Hill|Valley|River|Creek|Stream|Lake|Dam|Road|Highway|Bridge|Gate|Checkpoint|Junction|Market|"
    r"Hospital|Clinic|Monastery|Church|Pagoda|Train|Railway|Police|Bus|Station|School|Prison|Airport|Island|"
    r"Street|Avenue|Base|Hamlet|T/S|T\.S|TS|Tsp|Tshp|V/T|V\.T|VT|Vt|Vlg|Qtr)s?\b"
)
NAME = rf"{_CAP}(?:\s+(?!{_GENERIC_CAP}){_CAP})*"
_DIRECTION = (
    r"(?:(?P<dir>[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:ern)?|[Cc]entral|[Uu]pper|[Ll]ower|[Nn]orth-?[Ee]ast(?:ern)?|"
    r"[Nn]orth-?[Ww]est(?:ern)?|[Ss]outh-?[Ee]ast(?:ern)?|[Ss]outh-?[Ww]est(?:ern)?)"
)
_ASIDE = r"(?:\s*[(](?P<aside>[A-Z0-9][\w\s'’.-]{0,30})[)])?"
_INNER = (
    r"(?:\s*[(](?P<inner>(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:ern)?|\d{1,3}|[A-Z][a-z'’]+(?:\s[A-Z][a-z]+)?)[)])?"
)
_NUMBERS = r"\d+(?:\s*,\s*\d+)*(?:\s+(?:and|&|or|to)\s+\d+)?"
_NUMBERED = r"(?:No\.?\s*-?\s*[(]?\d{1,3}[)]?|[(](?:\d{1,3}|[A-Z][\w-]{0,6})[)]|\d{1,3}(?:st|nd|rd|th))"
# Only there can a place begin: the rest of the expression is not tried at every letter.
_ANCHOR = (
    r"(?<![A-Za-z])(?=[A-Z(\d]|the\s|wards?\b|sections?\b|quarters?\b|blocks?\b|north|south|east|west|"
    r"central|upper|lower|village|towns?|city|district|hamlet|camp|mine)"
)
ELEMENT = re.compile(
    rf"{_ANCHOR}(?:"
    rf"(?:the\s+)?(?P<gnum>[Ww]ards?|[Ss]ections?|[Qq]uarters?|[Bb]locks?|Camps?(?=\s+\d))[\s-]+(?:No\.?s?\s*-?\s*)?"
    rf"[(]?(?P<num>{_NUMBERS})[)]?(?![\w%])"
    rf"|(?P<lettered>{_NUMBERED}\s+(?:[Ww]ard|[Qq]uarter|[Ss]ection))\b"
    rf"|(?:the\s+)?(?:{_DIRECTION}\s+)?(?P<name>{NAME}){_INNER}(?:[\s-]+(?:{_GENERIC})(?![\w-])(?P<after>{_ASIDE}))?"
    rf"|(?:the\s+)?(?P<gof>village[\s-]tract|villages?|towns?|township|city|ward|district|hamlet|camp|mine)\s+(?:of|"
    rf"called|named)\s+(?P<nameof>{_CAP}(?:\s+(?!{_GENERIC_CAP}){_CAP})*+)(?!\s+{_GENERIC_CAP}|\s+(?:township|"
    rf"town|district|state|region))"
    rf")",
)
# Words between a place and the one that holds it.
LINK = re.compile(
    r"\s*,\s*(?:(?:in|of)\s+)?(?:the\s+)?|\s+(?:in|of|at|within|under|near|outside|around)\s+(?:the\s+)?|\s*[(]\s*"
)
OWNS = re.compile(r"['’]s\s+(?=[A-Z(])")
# After them a name that no list holds is a place too. "To" and "of" make one only of what people go to, or live in.
_GOING = (
    r"(?:came|come|comes|coming|went|going|gone|arriv\w+|return\w*|marched|fled|flee\w*|moved|walk\w+|travel\w+|led|"
    r"driven|drove|way)"
)
_OF_A_PLACE = (
    r"(?:headm[ae]n|headwom[ae]n|villagers?|residents?|farmers?|inhabitants?|natives?|elders?|administrators?|people|men|women|youths|boys|girls|"
    r"north|south|east|west|outskirts|edge|centre|center|village\s+chief|households?|homes?|houses)"
)
_ATTACKED = (
    r"(?:raided|stormed|surrounded|searched|shelled|attacked|occupied|encircled|besieged|torched|burned|"
    r"passed\s+through)"
)
PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Oo]utside|[Ii]nside|[Tt]owards?|[Rr]eached|[Ee]ntered|[Nn]earby|"
    rf"[Bb]etween|[Bb]eyond|(?:boats?|ships?|vessels?|sea|anchored|island)\s+off|coast\s+of|{_GOING}\s+(?:back\s+|away\s+|home\s+|up\s+|down\s+|over\s+)?(?:to|into|from)|"
    rf"{_OF_A_PLACE}\s+of|{_ATTACKED}|[Mm]iles?\s+from|km\s+from)\s+(?:the\s+)?\Z"
)
KNOWN_BEFORE = re.compile(
    r"\b(?:[Ff]rom|[Tt]o|[Oo]f|[Vv]ia|[Tt]hrough|[Ii]nto|[Aa]cross|[Ll]eft|[Bb]y)\s+(?:the\s+)?\Z"
)
NEAR = re.compile(r"\b(?:[Nn]ear|[Aa]round|[Oo]utside|[Cc]lose\s+to|[Nn]ext\s+to)\s+(?:the\s+)?\Z")
LEADING = word_set(
    "The A An In At On From To Of By For And But Or As If When While After Before Since During Near Around "
    "Outside Inside Towards Into Between With Without Under Over That This These Those There Their His Her Its "
    "Our They He She It We You I All Both Some Many Most Several Other Another Local Residents Villagers "
    "Soldiers Troops Junta Last Next Just Then Now Later Also Only Nearly About What Who Where Why How Not No "
    "Yes One Two Three Four Five Six Seven Eight Nine Ten Twelve Dozens Hundreds Meanwhile However According "
    "Asked Yesterday Today Tonight Because So Such Each Every Myanmar's Myanmar’s Burma's Burma’s Bangladesh's "
    "Bangladesh’s Thailand's Thailand’s China's China’s India's India’s"
)
TITLES = word_set(
    "U Daw Ko Ma Maung Sai Nang Nan Naw Saw Mai Mi Lway Tar Salai Mahn Mr Mrs Ms Dr Colonel Col General Gen "
    "Major Maj Captain Capt Sergeant Sgt Lieutenant Lt Brigadier Commander Private Corporal Duwa Reverend Rev "
    "Pastor Father Sister Brother Bishop Sayadaw Saya Sayama Professor President Chairman Spokesman "
    "Spokesperson Spokeswoman Secretary Minister Officer Chief Uncle Aunt Auntie Headman Administrator"
)
NOT_PLACES = word_set(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun "
    "Jul Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Myanmar Burma China "
    "Thailand India Bangladesh Burmese Chinese English Thai Bamar Buddhist Christian Muslim Land Cruiser "
    "Facebook Telegram God Grade Mile Light Infantry Battalion Ward Section Class School Asia Europe America Japan "
    "Russia Singapore Malaysia Bangkok Australia Britain Korea Parliament Congress St Saint"
)
ORGANISATION = re.compile(
    r"\s+(?:Army|Organi[sz]ation|Party|Council|Union|Front|Forces?|News|World|Times|Media|Group|Association|"
    r"Committee|Convention|Government|Herald|Agency|Network|Foundation|Journal|Post|Daily|Radio|Voice|"
    r"Progress|National|Nationalities|Independence|Liberation|Democratic|Defen[cs]e|Baptist|Human|Women|Youth|"
    r"Battalion|Brigade|Division|Command|Police|Military|Land|People|Federation|League|Solidarity|PDF|Law|"
    r"Act|Hotel)\b"
)
PEOPLE_AFTER = re.compile(
    r"\s+(?:(?:young|old|ethnic|armed|local)\s+)?(?:wom[ae]n|m[ae]n|youths?|people|girls?|boys?|soldiers?|"
    r"troops|forces|fighters?|armed|side|army|rebels?|language|ethnic\w*|nationals?|community|communities|"
    r"population|civilians|famil(?:y|ies)|leaders?|party|groups?|organi[sz]ations?)\b"
)
# Sections of a law are no quarters of a town: "under Section 50(j)", "Section 505-A of the Penal Code".
UNDER_A_LAW = re.compile(r"\b(?:under|violat\w+|breach\w*|charged\s+with|breaking)\s+(?:the\s+)?\Z", re.IGNORECASE)
LETTERED = re.compile(
    r"\s*(?:\([a-z]\)|[-‑]?[A-Za-z]\b|\s+of\s+(?:the\s+)?(?:\w+[\s-]+){0,4}(?:Law|Act|Code|law|act|code)\b)"
)
HOLDER = re.compile(r"\s(?:State|Region|Division|District|Township)\Z")
COUNCIL_OF = re.compile(r"\b(?:Council|Union|League|Government|Army|Party|Front)\s+of\s+(?:the\s+)?\Z")
# States called after a people, and one whose name is an outlet's.
PEOPLES = frozenset(
    ["Kachin", "Kayah", "Karenni", "Kayin", "Karen", "Chin", "Mon", "Rakhine", "Arakan", "Shan", "Irrawaddy"]
)
FUNCTION = re.compile(
    r"\s*(?:[,.;:)!?”\"—–]|\Z|(?:and|or|on|in|at|by|who|where|when|were|was|is|are|had|has|have|to|from|for|"
    r"as|after|before|since|during|while|with|but|that|which|said|because|last|this|yesterday|today|around|"
    r"about|near|late|early|they|he|she|it|the|a|fell|died|then|also|until|without|under|against|into|via|"
    r"told|between|according)\b)"
)
COMMON_FIRST = word_set("Middle High Primary Nursery Police General Basic Welcome Public Central Local Private")
AFTER_COMMA = re.compile(rf",\s+({NAME})")
SHORTEST_ALONE = 5  # shorter names of towns are also syllables of persons' names
