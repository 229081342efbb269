package main

import (
	"github.com/secteur2/telehealth"
)

var hebrew = words{
	lang: "he", rightToLeft: true,
	doctors: "רופאים", who: "רופא/ה",
	euros: "באירו", texts: "מקורות", checked: "נבדק ב%s",
	left:    [5]string{"שעה", "מספר", "רופא/ה", "אופן", "פעולות"},
	amounts: [4]string{"שכר טרחה", "קופה", "משלים", "מטופל/ת"},
	total:   "סך הכול",
	week:    "מ%s עד %s",
	bills:   "חשבונות",
	payers:  [4]string{"שכר טרחה", "הקופה (Assurance Maladie)", "ביטוחים משלימים", "מטופלים"},
	noDay:   "ללא תאריך",
	noBill:  "אין חשבון:",
	missing: "ללא חשבון, מחוץ לסכומים: %d",
	hint:    "הנימוקים לכל סכום: יש להוסיף \u200e-explain, לחשבון אחד \u200e-explain -only %s",
	colon:   ": ", cap: &hebrewCap, agenda: &hebrewAgenda,
	modes: map[telehealth.Mode]string{
		telehealth.ModeInPerson: "במרפאה", telehealth.ModeHome: "ביקור בית", telehealth.ModeVideo: "וידאו",
		telehealth.ModePhone: "טלפון",
	},
	sectors: map[telehealth.Sector]string{
		telehealth.Sector1: "מגזר 1", telehealth.Sector2: "מגזר 2 מחוץ ל־OPTAM",
		telehealth.SectorOutsideAgreement: "מחוץ להסכם",
	},
	optam: "מגזר 2 עם OPTAM",
	day:   "%[1]s, %[2]s %[3]s %[4]d", first: "1",
	weekdays: [7]string{"יום ראשון", "יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "יום שבת"},
	months: [12]string{
		"בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני",
		"ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר",
	},
}

var hebrewCap = capWords{
	title:        "פעולות מרחוק שהתקרה סופרת, מתוך כל פעולות השבוע, אילו כל שנת %d הייתה כמוהו",
	cap:          "תקרה %d%%",
	none:         "אין תקרה",
	outside:      "מחוץ להסכם, אין תקרה",
	over:         plural{"חריגה", "חריגה: פעולה אחת פנים אל פנים תתקן אותה", "חריגה: %d פעולות פנים אל פנים יתקנו אותה"},
	room:         plural{"אין מקום לייעוץ מרחוק נוסף", "אפשר עוד ייעוץ מרחוק אחד", "אפשר עוד %d ייעוצים מרחוק"},
	leftOut:      plural{"", "; אחד למטופל/ת קבוע/ה, לא נספר", "; %d למטופלים קבועים, לא נספרו"},
	otherReading: "; חריגה לפי הפרשנות האחרת, רק על פעולות עם מטופלים אחרים",
	ownPatients:  "מטופלים קבועים: הרופא/ה הוא הרופא/ה המטפל/ת שלהם, אם כך נאמר; אם לא נאמר דבר הפעולה נספרת, אף שלצורך המחיר כך מניחים ברפואה כללית",
}

var hebrewAgenda = agendaWords{
	title:       "יומן מ%s עד %s, נכון ל%s, לפני הבקשות",
	closed:      "סגור",
	free:        plural{"אין שעה פנויה", "שעה פנויה אחת", "%d שעות פנויות"},
	clockChange: ", שינוי שעון: %d שעות",
	requests:    "בקשות, %s",
	malformed:   "אין תשובה:",
	bill:        "שכר טרחה %s, מתוכו %s לתשלום אישי",
	capAsked:    "התקרה עם פעולה זו: %s, לכל היותר %d%% (הפעולות שבחשבונות לעיל כאילו היו כל השנה, והווידאו שנקבע ושהתקרה סופרת)",
	capLeftOut:  "לא נספר לתקרה: זה הרופא/ה המטפל/ת",
	capUnasked:  "התקרה לא נבדקה: אין חשבון של הרופא/ה באותה שנה",
	tool:        "כלי הווידאו",
	verdicts: map[telehealth.Verdict]string{
		telehealth.VerdictMet: "נקבע", telehealth.VerdictUndecided: "נקבע, להחלטה", telehealth.VerdictRefused: "נדחה",
	},
	doubts: map[telehealth.Confidence]string{telehealth.ConfidenceLikely: "סביר", telehealth.ConfidenceDisputed: "שנוי במחלוקת"},
	unjudged: map[unjudged]string{
		noLink:      "אין עדיין קישור לווידאו: נותר לבדוק את הכלי",
		unknownTool: "הכלי אינו מוכר למרשם: לבדיקה",
	},
}
