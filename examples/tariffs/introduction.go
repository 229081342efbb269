package main

// The introductions say what the columns mean, and who wrote the page.

const englishIntroduction = `# Letter keys and their tariffs

Every letter key (lettre-clé) that the library prices: for which doctors, from which day, how much, and on the strength of which text. The acts keep their French names.

The page is generated from the tables of the library; a change by hand would be lost. Write it anew with ` + "`go run ./examples/tariffs > docs/tariffs.md`" + `; with ` + "`-lang fr`" + ` the page is in French. The tables were last compared with their sources on %s and price days up to %s.

## How to read the tables

- **from**: the first day, as year-month-day. A row has no last day: it holds until the next row for the same doctor, patient and place.
- **doctors**: "specialists" is every doctor but the general practitioner. From the first row that names a specialty itself, for the same sector, territory and age, its own rows hold for it instead.
- **sector**: "without excess" is a doctor of sector 2 outside OPTAM who charges no more than the tariff of sector 1 (before 2018-04-01 only for the patients whom the agreement named); "with an excess" is one who charges more; "sectors 1 and 2" is every doctor in the agreement.
- **territory**: where the practice stands. Metropolitan France includes Alsace-Moselle. The overseas departments are Guadeloupe, Martinique, Guyane, La Réunion and Mayotte; where a key has no row for them, no amount was found.
- **age**: completed years of the patient. Where two rows in force fit, the one for fewer ages holds.
- **euros**: the tariff, which is the base of the reimbursement and not what the fund pays. "ended": the key cannot be billed from that day. "amount not found": the key exists, no source gave its amount, and the library refuses to guess.
- **how sure**: "sure" is an official text, or several sources that agree; "likely" one source, or a date known approximately; "disputed" sources that conflict, or a derived amount.
- **source**: the number of the text in the list under the table, with the day on which the tables were last compared with it.
`

const frenchIntroduction = `# Les lettres-clés et leurs tarifs

Chaque lettre-clé que la bibliothèque connaît : pour quels médecins, depuis quel jour, à quel tarif, et sur la foi de quel texte.

Cette page est produite à partir des tables de la bibliothèque, par ` + "`go run ./examples/tariffs -lang fr`" + `. Les tables ont été comparées à leurs sources le %s et donnent les tarifs jusqu'au %s.

## Comment lire les tableaux

- **depuis le** : premier jour, en année-mois-jour. Une ligne n'a pas de dernier jour : elle vaut jusqu'à la ligne suivante pour le même médecin, le même patient et le même territoire.
- **médecins** : « spécialistes » désigne tous les médecins sauf le généraliste. Dès la première ligne qui nomme une spécialité, pour le même secteur, le même territoire et le même âge, ses propres lignes valent pour elle.
- **secteur** : « sans dépassement » désigne un médecin de secteur 2 hors OPTAM dont les honoraires ne dépassent pas le tarif du secteur 1 (avant le 2018-04-01, seulement pour les patients que la convention désignait) ; « avec dépassement », celui dont les honoraires le dépassent ; « secteurs 1 et 2 », tous les médecins conventionnés.
- **territoire** : le lieu du cabinet. La métropole comprend l'Alsace-Moselle. Les DROM sont la Guadeloupe, la Martinique, la Guyane, La Réunion et Mayotte ; quand une lettre-clé n'y a pas de ligne, aucun montant n'a été trouvé.
- **âge** : l'âge révolu du patient. Quand deux lignes en vigueur conviennent, celle qui vise le moins d'âges vaut.
- **euros** : le tarif, qui est la base du remboursement et non ce que paie l'Assurance Maladie. « supprimée » : la lettre-clé ne peut plus être facturée à partir de ce jour. « montant non trouvé » : elle existe, aucune source ne donne son montant, et la bibliothèque refuse de deviner.
- **fiabilité** : « sûr », un texte officiel ou plusieurs sources concordantes ; « probable », une seule source ou une date approximative ; « contesté », des sources contradictoires ou un montant déduit.
- **source** : le numéro du texte dans la liste sous le tableau, avec le jour où les tables lui ont été comparées pour la dernière fois.
`
