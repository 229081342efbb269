package appointment_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// A source has the day on which it was checked once, where it stands first.
func TestFitnessTextNamesTheCheck(t *testing.T) {
	for _, tool := range appointment.Tools() {
		f, err := tool.On(telehealth.MustParseDate("2021-06-01"))
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
		tool           appointment.Tool
		property, day  string
		fr, en, it, he string // how the sentence begins
	}{
		{"the register begins there", "whatsapp", "consumer", "2019-06-01",
			"WhatsApp, premier jour non connu : outil grand public (", "WhatsApp, first day not known: a consumer tool (",
			"WhatsApp, primo giorno non noto: strumento per il grande pubblico (", "WhatsApp, היום הראשון אינו ידוע: "},
		{"nothing found has no first day", "zoom", "hds", "2019-06-01",
			"Zoom : on ne sait pas", "Zoom: it is not known", "Zoom: non si sa", "Zoom: לא ידוע"},
		{"a day of a source", "doctolib", "opened", "2019-06-01",
			"Doctolib, depuis le 13 janvier 2019 : la vidéo est disponible (", "Doctolib, from January 13, 2019: video is there (",
			"Doctolib, dal 13 gennaio 2019: il video è disponibile (", "Doctolib, מאז 13"},
		{"a day on which what was known ended", "doctolib", "hds", "2026-11-24",
			"Doctolib, depuis le 17 novembre 2024 : on ne sait pas si l'hébergeur est certifié HDS (Doctolib, certificat HDS annoncé",
			"Doctolib, from November 17, 2024: it is not known whether the host is HDS-certified (Doctolib, certificat HDS annoncé",
			"Doctolib, dal 17 novembre 2024: non si sa", "Doctolib, מאז 17"},
		{"the court was asked about vaccination appointments", "doctolib", "court", "2026-11-24",
			"Doctolib, depuis le 12 mars 2021 : le juge des référés, saisi de son hébergement pour les rendez-vous de vaccination",
			"Doctolib, from March 12, 2021: asked about its hosting for vaccination appointments",
			"Doctolib, dal 12 marzo 2021: il giudice, adito sul suo hosting per gli appuntamenti di vaccinazione", "Doctolib, מאז 12"},
		{"the minister, before there was an order", "facetime", "minister", "2020-03-19",
			"FaceTime, depuis le 10 mars 2020 : le ministre de la Santé dit", "FaceTime, from March 10, 2020: the minister of health says",
			"FaceTime, dal 10 marzo 2020: il ministro della Salute dice", "FaceTime, מאז 10"},
		{"Maiia was Docavenue", "maiia", "named", "2020-10-04",
			"Maiia, depuis le 13 janvier 2019 : porte encore un autre nom (", "Maiia, from January 13, 2019: still goes by another name (",
			"Maiia, dal 13 gennaio 2019: porta ancora un altro nome (", "Maiia, מאז 13"},
	} {
		require.NotEmpty(t, c.reason)
		fact, found := factOn(t, c.tool, c.property, telehealth.MustParseDate(c.day))
		require.True(t, found, c.reason)
		for lang, want := range map[string]string{"fr": c.fr, "en": c.en, "it": c.it, "he": c.he} {
			assert.True(t, strings.HasPrefix(fact.Text(lang), want), "%s: %s", c.reason, fact.Text(lang))
		}
	}
}

// What the minister said on 10 March 2020 excuses nothing by itself.
func TestMinisterIsNoTolerance(t *testing.T) {
	for day, said := range map[string]bool{"2020-03-09": false, "2020-03-10": true, "2020-03-19": true, "2020-03-20": false} {
		for _, tool := range []appointment.Tool{"whatsapp", "facetime"} {
			f, err := tool.On(telehealth.MustParseDate(day))
			require.NoError(t, err)
			assert.Equal(t, said, slices.ContainsFunc(f.Facts, func(x appointment.ToolFact) bool { return x.Property == "minister" }), day)
			assert.Equal(t, day == "2020-03-20", verdictOf(f, "platform.tolerance") != "", day)
		}
	}
}
