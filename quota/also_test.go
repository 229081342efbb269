package quota_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheYearOfTransitionIsReportedUnderBothAgreements(t *testing.T) {
	count := quota.Count{InPerson: 70, Video: 20, Expertise: 10}
	for _, c := range []struct {
		reason      string
		year        int
		rules       quota.Choices
		policy      quota.Policy
		remote, cap int64
		also        quota.Policy // "" for none
		alsoRemote  int64
	}{
		{"no text leaves 2023 open", 2023, quota.Choices{}, quota.PolicyAmendment9, 30, 20, "", 0},
		{"its first day in 2024 is disputed: tele-expertise counts, or not", 2024, quota.Choices{}, quota.PolicyAmendment9, 30, 20, quota.PolicyAgreement2024, 20},
		{"the other way round when the caller chooses", 2024, quota.Choices{FirstYear2024: 2024}, quota.PolicyAgreement2024, 20, 20, quota.PolicyAmendment9, 30},
		{"2025 is the first full year of the agreement", 2025, quota.Choices{}, quota.PolicyAgreement2024, 20, 20, "", 0},
	} {
		j, err := quota.Cap{Specialty: telehealth.GeneralPractice, Choices: c.rules}.Judge(c.year, count)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.policy, j.Policy, c.reason)
		assert.Equal(t, c.remote, j.Remote, c.reason)
		assert.EqualValues(t, c.cap, j.Limit, c.reason)
		if c.also == "" {
			assert.Nil(t, j.Also, c.reason)
			continue
		}
		require.NotNil(t, j.Also, c.reason)
		assert.Equal(t, c.also, j.Also.Policy, c.reason)
		assert.Equal(t, c.alsoRemote, j.Also.Remote, c.reason)
		assert.Nil(t, j.Also.Also, c.reason)
	}
}
