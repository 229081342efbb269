// Package telehealth holds the words that its packages share: a civil [Date],
// who the [Practitioner] is, how doctor and patient meet ([Mode], [Pathway]),
// what was done ([Code] and its [Kind]), and which text a number rests on
// ([Source]).
//
// # The story
//
// A gynaecologist in Paris charges 60 € for a consultation. She is in sector 2,
// outside OPTAM, so the fund reimburses her patient on a base of 23 €, not on
// the 31.50 € of her colleague in sector 1: 70 % of 23 is 16.10 €, less the
// participation of 2 €, and 14.10 € come back. Next year one of these numbers
// will change, on a day that a decree names. The packages below this one compute
// such answers exactly, for days since 2017-05-01, and show the text of each number:
//
//   - billing prices a consultation and explains the bill;
//   - quota counts the acts done at a distance and judges a civil year against
//     the cap, in both readings that doctors and funds quarrel over;
//   - quota/acts does so for files of acts of many doctors;
//   - appointment keeps the schedule: free slots, bookings, and the waitlist;
//   - appointment/teleconsult says whether an appointment may be a reimbursed
//     teleconsultation, and whether the tool for it is fit.
//
// # Errors and refusals
//
// Bad input is always a *[FieldError]: a fact is missing, unknown or contradicts
// another, or the tables do not cover the day. Then the question has no answer.
//
// What the law refuses is a result, with the reason and the text: of billing, of
// quota, and of teleconsult.
//
// A command to an Agenda that does not happen is an error that says why, so that
// nobody takes it for a booking: a *RefusalError with every reason, a *TransitionError,
// an error that wraps ErrNotStored or ErrOutcomeUnknown when the store failed
// (ErrConflict is what a Store tells its Agenda), or ErrCap.
//
// What the caller's own reader, context or store says comes back too.
//
// # Glossary
//
//   - agreement: convention médicale, between the doctors' unions and UNCAM
//   - amendment: avenant
//   - attending doctor: médecin traitant
//   - buffer: battement, the time kept free around a visit
//   - care pathway: parcours de soins coordonnés; outside it: hors parcours
//   - care zone: zone of the health agency (ARS) that lacks doctors; the first of
//     them: zone d'intervention prioritaire (ZIP)
//   - certified host: hébergeur de données de santé (HDS)
//   - complementary insurance: complémentaire santé, mutuelle
//   - consent: consentement du patient, informed and given beforehand
//   - co-payment: ticket modérateur
//   - direct access: accès direct spécifique
//   - excess: dépassement d'honoraires
//   - authorised excess, excess on demand: dépassement autorisé (DA), dépassement
//     pour exigence particulière (DE)
//   - fee: honoraires; free fees: honoraires libres (secteur 2)
//   - flat participation: participation forfaitaire
//   - fund: caisse d'assurance maladie
//   - hold: option, a time kept for a patient for a while
//   - letter key: lettre-clé of the NGAP, the nomenclature of clinical acts
//   - long-term illness: affection de longue durée (ALD)
//   - moderated fees: option pratique tarifaire maîtrisée (OPTAM)
//   - on-call duty: permanence des soins ambulatoires (PDSA)
//   - reading: lecture, of a text that can be understood in two ways
//   - regulation: régulation of the service d'accès aux soins (SAS)
//   - reimbursement base: base de remboursement
//   - responsible contract: contrat responsable
//   - sector 1, sector 2, outside the agreement: secteur 1, secteur 2, non
//     conventionné
//   - sick note: arrêt de travail
//   - slot: créneau, a time that can be booked
//   - solidarity cover: complémentaire santé solidaire (C2S)
//   - state medical aid: aide médicale de l'État (AME)
//   - substitute: remplaçant
//   - supplement: majoration
//   - tariff: tarif; a fee within it: tarif opposable; of a doctor outside the
//     agreement: tarif d'autorité
//   - third-party payment: tiers payant
//   - waitlist: liste d'attente
//
// # Glossary of names
//
// The French word of each exported noun, by package:
//
//   - telehealth: Code (lettre-clé), Confidence (degré de certitude), Date (jour
//     civil), ErrorCode (code d'erreur), FieldError (erreur sur un champ), Kind
//     (nature de l'acte), Mode (modalité de la rencontre), Pathway (parcours de
//     soins), Practitioner (praticien), Sector (secteur conventionnel), Source
//     (texte cité), SourceKind (nature du texte), Specialty (spécialité), Territory
//     (territoire), TimeOfDay (heure du jour), Verdict (verdict)
//   - billing: Account (compte du patient), Amount (montant), Batch (lot de
//     consultations), Bill (facture), Change (écart), ClaimLine (ligne de
//     télétransmission), Coefficient (coefficient), Complement (part
//     complémentaire), Consultation (consultation), Correction (rectification),
//     Covers (prises en charge), Difference (comparaison de deux factures),
//     ExcessRight (droit à dépassement), ForeignLine (ligne du praticien), Line (ligne de facture), LineChange
//     (écart d'une ligne), Note (motif), NoteKind (nature d'un motif), Outcome
//     (issue), Participation (participation forfaitaire), Patient (patient),
//     Qualifier (qualificatif de la dépense), Question (question au médecin), Quote (devis), Rate (taux), Reading
//     (lecture du droit), Recovery (mode de récupération), Refusal (refus de la loi), RefusedRow (ligne de
//     table rejetée), Row (ligne de tarif), RowState (état d'une ligne de tarif),
//     Scale (grille tarifaire), Scenario (hypothèse), Scheme (régime d'assurance
//     maladie), Shares (répartition entre payeurs), Statement (relevé),
//     StatementLine (ligne de relevé), StatementNote (motif du relevé), Suggestion
//     (cotation proposée), Tariffs (tarifs), Terrain (terrain du trajet),
//     TotalChange (écart d'un total), Travel (trajet de la visite), Withheld (participations déjà retenues)
//   - quota: Act (acte), ActKind (nature comptée), Activity (activité), Answer
//     (réponse), Cap (plafond), Census (recensement des praticiens), Choices
//     (choix d'application), Compliance (respect du plafond), Count (décompte
//     d'actes), Decision (décision), Derogation (dérogation de la caisse),
//     Enforcement (mode de contrôle), Forecast (prévision), Judgement
//     (appréciation de l'année), Ledger (registre des actes), Mix (partage entre
//     actes en présence et vidéos), Outlook (actes faits et à venir), Pace
//     (rythme), Policy (règle du plafond), Position (position par rapport au
//     plafond), Projection (projection au 31 décembre), Rates (taux prévus),
//     Reading (lecture du texte), Remark (remarque), SameAsLastYear (comme l'an
//     dernier), Seasonal (saisonnier), State (état d'un acte), Tally (cumul des
//     actes), Teleconsultation (téléconsultation demandée), YearTally (cumul d'une
//     année)
//   - acts: Ending (fin d'année prévue), Fault (défaut d'une ligne), File
//     (fichier), Method (méthode de prévision), Numbers (chiffres), Reader
//     (lecteur), Result (résultat), Rows (lignes lues), Standing (situation au
//     regard du plafond), Year (année d'un praticien)
//   - appointment: Absence (absence), Agenda (agenda), Booking (rendez-vous),
//     List (liste), Calendar (calendrier du praticien),
//     Cause (cause), Closure (fermeture), Event (événement de l'historique), Hours
//     (plage horaire), Interval (intervalle), Link (lien de la salle vidéo),
//     Misplaced (rendez-vous déplacé par un changement), Modes (modalités
//     admises), Need (besoin), Occurrence (occurrence d'une série), Override
//     (exception à l'horaire), Practice (cabinet), Provenance (auteur, heure et
//     motif d'une commande), Query (recherche de créneaux), Reason (motif),
//     RefusalError (refus), Request (demande de rendez-vous), Slot (créneau), Status
//     (statut), Store (stockage), TransitionError (passage impossible d'un statut
//     à un autre), Verb (commande), VisitType (type de rendez-vous), Week (semaine
//     type), Wish (souhait)
//   - teleconsult: Assessment (appréciation de l'outil), CareZone (zone sous-
//     dotée), Case (cas), Eligibility (éligibilité à la prise en charge), Finding
//     (constat), Force (portée), Platform (plateforme), SickNote (arrêt de
//     travail), Tool (outil), ToolFact (fait rapporté sur un outil), YesNo (oui ou
//     non)
package telehealth
