package teleconsult_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

// A source has the day on which it was checked once, where it stands first.
func TestAssessmentTextNamesTheCheck(t *testing.T) {
	for _, tool := range teleconsult.Tools() {
		f, err := tool.Assess(telehealth.MustParseDate("2021-06-01"))
		require.NoError(t, err)
		for lang, checked := range map[string]string{
			"fr": "vérifié le 24 novembre 2026", "en": "checked on November 24, 2026",
			"it": "data di verifica: 24 novembre 2026", "he": "נבדק ב־24 בנובמבר 2026",
		} {
			text := f.Text(lang)
			sources := map[string]telehealth.Source{}
			for _, finding := range f.Findings {
				sources[finding.Source.ID] = finding.Source
			}
			for _, fact := range f.Facts {
				if fact.Value != "" || fact.From.String() != firstCovered {
					sources[fact.Source.ID] = fact.Source
				}
			}
			assert.Equal(t, len(sources), strings.Count(text, checked), "%s\n%s", tool, text)
			for _, s := range sources {
				first := strings.Index(text, s.Title)
				require.GreaterOrEqual(t, first, 0, s.ID)
				after := []rune(text[first+len(s.Title):])[:len([]rune(checked))+2]
				assert.Contains(t, string(after), checked, "%s: where it stands first", s.ID)
			}
		}
	}
}

// A day of the register on which it merely begins must not read as the first one.
func TestFactText(t *testing.T) {
	for _, c := range []struct {
		reason         string
		tool           teleconsult.Tool
		property, day  string
		fr, en, it, he string // how the sentence begins
	}{
		{"the register begins there", "whatsapp", "consumer", "2019-06-01",
			"WhatsApp, premier jour non connu : outil grand public (", "WhatsApp, first day not known: a consumer tool (",
			"WhatsApp, primo giorno non noto: strumento per il grande pubblico (", "WhatsApp, היום הראשון אינו ידוע: "},
		{"nothing found has no first day", "zoom", "hds", "2019-06-01",
			"Zoom : on ne sait pas", "Zoom: it is not known", "Zoom: non si sa", "Zoom: לא ידוע"},
		{"sources disagree, and one of them stands there", "medadom", "opened", "2019-06-13",
			"Medadom : on ne sait pas si la vidéo est disponible (Medadom, visites", "Medadom: it is not known whether video is there (Medadom, visites",
			"Medadom: non si sa se il video è disponibile (Medadom, visites", "Medadom: לא ידוע אם הווידאו זמין (Medadom"},
		{"the day on which it opened", "doctolib", "opened", "2019-06-01",
			"Doctolib, depuis le 13 janvier 2019 : la vidéo est disponible (", "Doctolib, from January 13, 2019: video is there (",
			"Doctolib, con decorrenza 13 gennaio 2019: il video è disponibile (", "Doctolib, מאז 13"},
		{"a day on which what was known ended", "doctolib", "hds", "2026-11-24",
			"Doctolib, depuis le 17 novembre 2024 : on ne sait pas si l'hébergeur est certifié HDS (Doctolib, certificat HDS annoncé",
			"Doctolib, from November 17, 2024: it is not known whether the host is HDS-certified (Doctolib, certificat HDS annoncé",
			"Doctolib, con decorrenza 17 novembre 2024: non si sa", "Doctolib, מאז 17"},
		{"the court was asked about vaccination appointments", "doctolib", "court", "2026-11-24",
			"Doctolib, depuis le 12 mars 2021 : le juge des référés, saisi de son hébergement pour les rendez-vous de vaccination",
			"Doctolib, from March 12, 2021: asked about its hosting for vaccination appointments",
			"Doctolib, con decorrenza 12 marzo 2021: il giudice, adito sul suo hosting per gli appuntamenti di vaccinazione", "Doctolib, מאז 12"},
		{"the minister, before there was an order", "facetime", "minister", "2020-03-19",
			"FaceTime, depuis le 10 mars 2020 : le ministre de la Santé dit", "FaceTime, from March 10, 2020: the minister of health says",
			"FaceTime, con decorrenza 10 marzo 2020: il ministro della Salute dice", "FaceTime, מאז 10"},
		{"Maiia was Docavenue", "maiia", "named", "2019-01-13",
			"Maiia, au 13 janvier 2019 : une source lui donne un autre nom (", "Maiia, as of January 13, 2019: a source has it under another name (",
			"Maiia, in data 13 gennaio 2019: una fonte gli dà un altro nome (", "Maiia, נכון ל־13"},
		{"until when is not known", "maiia", "named", "2020-04-04",
			"Maiia, depuis le 14 janvier 2019 : on ne sait pas s'il porte déjà ce nom (", "Maiia, from January 14, 2019: it is not known whether it goes by this name yet (",
			"Maiia, con decorrenza 14 gennaio 2019: non si sa se porti già questo nome (", "Maiia, מאז 14"},
		{"a page of April 2020 says Maiia", "maiia", "named", "2020-07-01",
			"Maiia, au 5 avril 2020 : une source lui donne ce nom (", "Maiia, as of April 5, 2020: a source has it under this name (",
			"Maiia, in data 5 aprile 2020: una fonte gli dà questo nome (", "Maiia, נכון ל־5"},
		{"the day of an article is not that of an opening", "tessan", "seen", "2026-11-24",
			"Tessan, au 25 octobre 2024 : une source parle de sa vidéo (", "Tessan, as of October 25, 2024: a source speaks of its video (",
			"Tessan, in data 25 ottobre 2024: una fonte parla del suo video (", "Tessan, נכון ל־25"},
	} {
		require.NotEmpty(t, c.reason)
		fact, found := factOn(t, c.tool, c.property, telehealth.MustParseDate(c.day))
		require.True(t, found, c.reason)
		for lang, want := range map[string]string{"fr": c.fr, "en": c.en, "it": c.it, "he": c.he} {
			assert.True(t, strings.HasPrefix(fact.Text(lang), want), "%s: %s", c.reason, fact.Text(lang))
		}
	}
}

// The words of the minister on 10 March 2020 excuse nothing by themselves.
func TestMinisterIsNoTolerance(t *testing.T) {
	for day, said := range map[string]bool{"2020-03-09": false, "2020-03-10": true, "2020-03-19": true, "2020-03-20": false} {
		for _, tool := range []teleconsult.Tool{"whatsapp", "facetime"} {
			f, err := tool.Assess(telehealth.MustParseDate(day))
			require.NoError(t, err)
			assert.Equal(t, said, slices.ContainsFunc(f.Facts, func(x teleconsult.ToolFact) bool { return x.Property == "minister" }), day)
			assert.Equal(t, day == "2020-03-20", verdictOf(f, "platform.tolerance") != "", day)
		}
	}
}
