package teleconsult_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

func ExampleTools() {
	for _, tool := range teleconsult.Tools()[:3] {
		fmt.Println(tool, tool.Name())
	}
	// Output:
	// whatsapp WhatsApp
	// facetime FaceTime
	// skype Skype
}

func ExampleToolNamed() {
	fmt.Println(teleconsult.ToolNamed("GOOGLE MEET"))
	fmt.Println(teleconsult.ToolNamed("Queldoc"))
	fmt.Println(teleconsult.ToolNamed("a tin can"))
	// Output:
	// meet true
	// keldoc true
	//  false
}

func ExampleTool_Name() {
	fmt.Println(teleconsult.Tool("medecindirect").Name())
	// Output: MédecinDirect
}

func ExampleTool_Assess() {
	for _, day := range []string{"2019-06-01", "2020-04-15", "2026-11-24"} {
		f, err := teleconsult.Tool("whatsapp").Assess(telehealth.MustParseDate(day))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(day, f.Verdict)
	}
	// Output:
	// 2019-06-01 to-be-decided
	// 2020-04-15 to-be-decided
	// 2026-11-24 refused
}

func ExampleTool_Facts() {
	facts, err := teleconsult.Tool("doctolib").Facts(telehealth.MustParseDate("2026-11-24"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, fact := range facts {
		fmt.Println(fact.From, fact.Property, fact.Value, fact.Source.ID, fact.Confidence)
	}
	// Output:
	// 2019-01-13 opened yes pharmastat-2019-01-14 likely
	// 2024-11-17 hds  usine-digitale-2021-11-17 likely
	// 2018-01-01 consumer no ministry-agreement disputed
	// 2021-03-12 court yes conseil-etat-450163 sure
	// 2024-03-02 company no ministry-agreement likely
}

// The maker may declare facts that the register lacks.
func ExampleTool_Platform() {
	day := telehealth.MustParseDate("2026-11-24")
	p, err := teleconsult.Tool("zoom").Platform(day)
	if err != nil {
		fmt.Println(err)
		return
	}
	before, _ := p.Assess(day)
	p.HDS, p.HDSv2, p.EEA = teleconsult.Yes, teleconsult.Yes, teleconsult.Yes
	p.GDPR, p.PGSSIS = teleconsult.Yes, teleconsult.Yes
	after, _ := p.Assess(day)
	fmt.Println(before.Verdict, "then", after.Verdict)
	// Output: to-be-decided then met
}

func ExampleToolFact_Text() {
	facts, err := teleconsult.Tool("medaviz").Facts(telehealth.MustParseDate("2026-08-08"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(facts[len(facts)-1].Text("en"))
	// Output: Medaviz, from August 9, 2024: certified against the teleconsultation framework of the ANS (Certification de Medaviz le 9 août 2024 (Medaviz), checked on November 24, 2026)
}

func ExamplePlatform_Assess() {
	p := teleconsult.Platform{SelfHosted: teleconsult.Yes, GDPR: teleconsult.Yes, PGSSIS: teleconsult.No, Company: teleconsult.No}
	f, err := p.Assess(telehealth.MustParseDate("2026-11-24"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Verdict)
	for _, finding := range f.Findings {
		if finding.Force == teleconsult.ForceLaw {
			fmt.Println(finding.Verdict, finding.Text("en"))
		}
	}
	// Output:
	// refused
	// met Data hosted by the practice itself: no HDS certification is needed
	// met Meets the GDPR, as declared
	// refused Does not meet the PGSSI-S
	// met No approval to ask for: it does not employ the doctors
}

func ExampleAssessment_Text() {
	f, err := teleconsult.Tool("skype").Assess(telehealth.MustParseDate("2025-05-05"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(f.Text("en"))
	// Output:
	// Skype, May 5, 2025: refused, the tool no longer exists
	// - [not met] The tool no longer exists (Fermeture de Skype le 5 mai 2025 (Actu-Maroc), checked on November 24, 2026)
	// - Skype, first day not known: video is there (Téléconsultation : Skype, FaceTime et WhatsApp selon la Cnam en 2018 (nomenclature-medecin-generaliste.fr), checked on November 24, 2026)
	// - Skype: it is not known whether the host is HDS-certified
	// - Skype, first day not known: a consumer tool (Téléconsultation : Skype, FaceTime et WhatsApp selon la Cnam en 2018 (nomenclature-medecin-generaliste.fr))
	// - Skype, first day not known: exposed to the law of a state outside the EEA (Cloud Act et messageries de Meta, Apple et Microsoft dans la santé (AMCOS, 17 juin 2025), checked on November 24, 2026) [disputed or derived]
	// - Skype, from March 2, 2024: does not employ the doctors (Un agrément pour les sociétés de téléconsultation (ministère de la Santé), checked on November 24, 2026) [disputed or derived]
}

// A finding on a tool names who says so, and the doubt, even where it stands alone.
func ExampleFinding_Text_tool() {
	f, err := teleconsult.Tool("whatsapp").Assess(telehealth.MustParseDate("2026-11-24"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, finding := range f.Findings {
		if finding.Rule == "platform.hosting" {
			fmt.Printf("%s (%s)\n", finding.Text("en"), finding.Source.Title)
		}
	}
	// Output: The host of health data is not certified (HDS); according to WhatsApp, Signal et Telegram : ni authentification forte ni hébergement agréé (idomed), checked on November 24, 2026; disputed or derived (Code de la santé publique, article L1111-8, version du 1er avril 2018)
}

func ExampleToolAt() {
	link := appointment.Link("https://us02web.zoom.us/j/81234567890?pwd=secret")
	host, _ := link.Host()
	tool, known := teleconsult.ToolAt(host)
	fmt.Println(tool.Name(), known)
	fmt.Println(teleconsult.ToolAt("evilzoom.us"))
	// Output:
	// Zoom true
	//  false
}
