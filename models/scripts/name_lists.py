"""Fillers for models/name_sentences.txt, made up or common knowledge: only the sentence around them teaches."""

from __future__ import annotations

OTHER = (
    "Frank", "Peter", "Jan", "Hans", "Wim", "Mark", "Ton", "Rob", "Kees", "Bas", "Koen", "Ben", "Jaap", "Bram", "Rik", "Steven",
    "Thomas", "Els", "Ellen", "Kim", "Iris", "Merel", "Dirk", "Pascal", "Robert", "Wouter", "Max", "Han", "Piet", "Koos", "Klaas",
    "Ad", "Ab", "Chris", "Jack", "Marjolein", "Margriet", "Han", "Ernst",
)
PARTICLES = (
    "van", "de", "van de", "van der", "van den", "den", "ter", "ten", "van 't", "te", "el", "der", "von", "op de",
)
PLACES = (
    "Utrecht", "Amsterdam", "Zeist", "Ede", "Zwolle", "Arnhem", "Tilburg", "Breda", "Assen", "Leiden", "Delft", "Gouda", "Almere",
    "Venlo", "Nijmegen", "Zutphen", "Apeldoorn", "Hengelo", "Hoorn", "Alkmaar", "Amersfoort", "Bunnik", "Houten", "Wageningen",
    "Rotterdam", "Groningen", "Deventer", "Helmond", "Roermond", "Middelburg", "Goes", "Leeuwarden", "Sneek", "Emmen", "Haarlem",
    "Hilversum", "Rijswijk", "Voorburg", "Zoetermeer", "Lelystad", "Maastricht", "Eindhoven", "Barneveld", "Doorn", "Den Haag",
    "Den Bosch", "'s-Hertogenbosch", "De Bilt", "Wijk bij Duurstede", "Bergen op Zoom", "Utrechtse Heuvelrug",
)
STARTS = (
    "Zorg", "Data", "Groen", "Regio", "Net", "Vita", "Info", "Stad", "Water", "Wonen", "Nova", "Cura", "Jeugd", "Digi", "Sam",
    "Veilig", "Opti", "Medi", "Trans", "Ver",
)
ENDS = (
    "plus", "net", "punt", "lijn", "huis", "werk", "vitaal", "groep", "land", "ius", "um", "is", "regio", "zorg", " Nederland",
    " & Partners", " B.V.", " Groep", "zorg Midden", " Advies", " Collectief",
)
BODIES = (
    "de stuurgroep", "het kernteam", "de werkgroep", "het bestuur", "Werkgroep Communicatie", "de projectgroep Wonen",
    "het Algemeen Bestuur", "het Bestuurlijk Overleg", "de Regiegroep", "de stuurgroep Mobiliteit", "het Technisch Overleg",
    "de Raad van Toezicht", "het college", "de commissie Ruimte", "het Dagelijks Bestuur", "het MT",
)
TERMS = (
    "API", "API's", "APIs", "GitHub", "JSON", "REST", "OAuth", "Teams", "SharePoint", "Excel", "Power BI", "Drupal", "WordPress",
    "Slack", "Jira", "Common Ground", "Omgevingswet", "AVG", "WMO", "Wmo", "Jeugdwet", "Gids Proportionaliteit", "DigiD",
    "eHerkenning", "Mijn Zaken", "Open Data", "Linked Data", "Zorgportaal", "Signaal", "Kompas", "Atlas", "Horizon", "Fundament",
    "Spoorboekje", "Jaarplan", "Actieplan Wonen", "Programma Duurzaam", "IZA", "GALA", "Regiovisie", "Design Rules", "Style Guide",
    "WCAG", "HTML", "CSS", "JavaScript", "Firefox", "Chrome", "Linux", "Windows", "Cloud", "Dashboard", "Roadmap", "Backlog",
    "Sprint", "Architectuur", "Security", "Governance", "Handreiking", "Werkagenda", "Convenant", "Begroting", "Kadernota",
    "Zorgakkoord", "Deltaplan",
)
