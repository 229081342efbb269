package billing

// A Total names a total of a bill, by the word that the wire format uses.
type Total string

// The totals, in the order of a bill. The zero Total is none of them.
const (
	TotalFee        Total = "fee"
	TotalBase       Total = "base"
	TotalGross      Total = "gross"
	TotalFlat       Total = "flat"
	TotalReimbursed Total = "reimbursed"
	TotalCopayment  Total = "copayment"
	TotalExcess     Total = "excess"
	TotalComplement Total = "complement"
	TotalPatient    Total = "patient"
)

// billTotals pairs every total with its method and its name in a statement.
var billTotals = [...]struct {
	total Total
	label string
	of    func(*Bill) Amount
}{
	{TotalFee, "label.fee", (*Bill).Fee},
	{TotalBase, "label.base.total", (*Bill).Base},
	{TotalGross, "label.gross.total", (*Bill).Gross},
	{TotalFlat, "label.flat", func(b *Bill) Amount { return b.Flat }},
	{TotalReimbursed, "label.reimbursed", (*Bill).Reimbursed},
	{TotalCopayment, "label.copayment", (*Bill).Copayment},
	{TotalExcess, "label.excess", (*Bill).Excess},
	{TotalComplement, "label.complement", func(b *Bill) Amount { return b.Complement }},
	{TotalPatient, "label.patient", (*Bill).Patient},
}
