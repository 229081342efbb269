package billing

import (
	"github.com/secteur2/telehealth/internal/wire"
)

// UnmarshalJSON reads a consultation from the wire format, strictly: a name that
// the format does not have, in any spelling, is an error, and so is one given twice.
// Errors are *[telehealth.FieldError]. After one the consultation holds nothing but ID
// and Date, where those could be read, so that the error can be answered under them.
func (c *Consultation) UnmarshalJSON(data []byte) error {
	type plain Consultation
	var read plain
	err := wire.Read(data, &read)
	if err != nil {
		read = plain{ID: wire.Peek(data, "id")}
		_ = read.Date.UnmarshalText([]byte(wire.Peek(data, "date")))
	}
	*c = Consultation(read)
	return err
}
