package quota_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// What a general practitioner shows to a fund that reads the denominator its way.
func ExampleJudgement_Text() {
	c := quota.Count{InPerson: 60, InPersonOwn: 100, Video: 20, VideoOwn: 20}
	j, err := quota.Cap{Specialty: telehealth.GeneralPractice}.Judge(2025, c)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(j.Text("en"))
	// Output:
	// Year 2025: within the cap
	// Agreement of 2024, article 87.7
	// Reading that judges, by the text: over all acts
	// Other reading, without own patients: over acts with other patients only
	//
	//                                                        By the text   Without own patients
	// Acts at a distance that count                                   20                     20
	// Acts in all                                                    200                     80
	// Share, rounded down                                         10.00%                 25.00%
	// Cap                                                            20%                    20%
	// Verdict                                                     within                  above
	// Teleconsultations with other patients that still fit            25                      0
	// Acts in person that would cure the excess                        0                     20
	// Without own patients, only acts in person with other patients cure the excess
	//
	// Why
	// - Agreement of 2024: teleconsultations only, without those of the attending doctor with the own patients (likely) [1]
	// - Two possible denominators: the text says all acts, the other reading leaves out those with own patients (disputed) [1]
	//
	// Texts
	// [1] Convention 2024, article 87.7 : limite de 20 % des téléconsultations (FMF)
	//     https://www.fmfpro.org/limite-de-20-des-teleconsultations-faut-il-apprendre-a-lire-a-la-cnam
	//     checked on November 24, 2026
}

// A dermatologist in December: four appointments are left.
func ExampleProjection_Text() {
	o := quota.Outlook{
		Day:    telehealth.MustParseDate("2026-12-29"),
		Done:   quota.Count{InPerson: 2400, Video: 599},
		Booked: quota.Count{InPerson: 1, Video: 3},
	}
	p, err := quota.Cap{Specialty: telehealth.Dermatology}.Project(o)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(p.Text("en"))
	// Output:
	// Projection for 2026, made on Tuesday, December 29, 2026
	// Agreement of 2024, article 87.7
	//
	// Method
	// - Projection from the booked appointments alone (likely) [1]
	// - Interval: twice the square root of the variance of each number foreseen, wider where it is estimated from past acts (likely) [1]
	//
	// Reading that judges, by the text: over all acts
	//                                                        So far   Lower end   Expected   Upper end
	// Acts at a distance that count                             599         602        602         602
	// Acts in all                                              2999        3003       3003        3003
	// Share, rounded down                                    19.97%      20.04%     20.04%      20.04%
	// Cap                                                       20%         20%        20%         20%
	// Verdict                                                within       above      above       above
	// Teleconsultations with other patients that still fit        1           0          0           0
	// Acts in person that would cure the excess                   0           7          7           7
	// Cap crossed at the end of Wednesday, December 30, 2026, if the acts come as expected
	// Acts to come, in person or by teleconsultation   4
	// Of them by teleconsultation, at most             1
	// Already booked by teleconsultation               3
	// To become acts in person                         2
	//
	// Other reading, without own patients: over acts with other patients only
	//                                                        So far   Lower end   Expected   Upper end
	// Acts at a distance that count                             599         602        602         602
	// Acts in all                                              2999        3003       3003        3003
	// Share, rounded down                                    19.97%      20.04%     20.04%      20.04%
	// Cap                                                       20%         20%        20%         20%
	// Verdict                                                within       above      above       above
	// Teleconsultations with other patients that still fit        1           0          0           0
	// Acts in person that would cure the excess                   0           7          7           7
	// Without own patients, only acts in person with other patients cure the excess
	// Cap crossed at the end of Wednesday, December 30, 2026, if the acts come as expected
	// Acts to come, in person or by teleconsultation   4
	// Of them by teleconsultation, at most             1
	// Already booked by teleconsultation               3
	// To become acts in person                         2
	//
	// Why
	// - Agreement of 2024: teleconsultations only, without those of the attending doctor with the own patients (likely) [2]
	// - Two possible denominators: the text says all acts, the other reading leaves out those with own patients (disputed) [2]
	//
	// Texts
	// [1] Convention de la bibliothèque telehealth, sans texte de loi
	//     https://github.com/secteur2/telehealth
	//     checked on November 24, 2026
	// [2] Convention 2024, article 87.7 : limite de 20 % des téléconsultations (FMF)
	//     https://www.fmfpro.org/limite-de-20-des-teleconsultations-faut-il-apprendre-a-lire-a-la-cnam
	//     checked on November 24, 2026
}

// A desk books urgent care above the cap.
func ExampleDecision_Text() {
	january := quota.Outlook{Day: telehealth.MustParseDate("2026-01-05"), Done: quota.Count{InPerson: 3}}
	d, err := quota.Cap{Specialty: telehealth.Dermatology}.Ask(january, quota.EnforcementRunning, quota.Teleconsultation{})
	if err != nil {
		fmt.Println(err)
		return
	}
	d, err = d.Force("Dr Roy", "regulated by the SAS")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(d.Text("en"))
	// Output:
	// One more teleconsultation: booked against a refusal
	// Decided by: Dr Roy
	// Reason: regulated by the SAS
	// Looked at: the acts done and those at a distance booked
	// By the text
	//
	//                                                        Without this act   With this act
	// Acts at a distance that count                                         0               1
	// Acts in all                                                           3               4
	// Share, rounded down                                               0.00%          25.00%
	// Cap                                                                 20%             20%
	// Verdict                                                          within           above
	// Teleconsultations with other patients that still fit                  0               0
	// Acts in person that would cure the excess                             0               1
	//
	// Why
	// - Refused: with this act the year so far would be above the cap (likely) [1]
	// - Booked against this refusal: who decided and why is recorded (likely) [1]
	// - Agreement of 2024: teleconsultations only, without those of the attending doctor with the own patients (likely) [2]
	// - Two possible denominators: the text says all acts, the other reading leaves out those with own patients (disputed) [2]
	//
	// Texts
	// [1] Convention de la bibliothèque telehealth, sans texte de loi
	//     https://github.com/secteur2/telehealth
	//     checked on November 24, 2026
	// [2] Convention 2024, article 87.7 : limite de 20 % des téléconsultations (FMF)
	//     https://www.fmfpro.org/limite-de-20-des-teleconsultations-faut-il-apprendre-a-lire-a-la-cnam
	//     checked on November 24, 2026
}
