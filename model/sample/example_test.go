package sample_test

import (
	"fmt"

	"ropa/model"
	"ropa/model/sample"
)

func ExampleRegister() {
	var reg model.Register
	for _, r := range sample.Register() {
		reg.Put(r)
	}
	fmt.Println(reg.Settings().Name, "has", len(reg.OwnCompanies()), "companies.")
	for _, e := range reg.Entries(model.KindActivity) {
		fmt.Println(e.Title())
	}
	// Output:
	// Havtorn Metal Group has 17 companies.
	// PA-0001 Contact persons at customers, suppliers and partners
	// PA-0002 Website
	// PA-0003 Cookies: strictly necessary
	// PA-0004 Cookies: measurement and performance
	// PA-0005 Cookies: personalised content
	// PA-0006 Cookies: advertising and its measurement
	// PA-0007 Web fonts
	// PA-0008 Chat on the website
	// PA-0009 Webshop
	// PA-0010 Social media pages and plug-ins
	// PA-0011 Newsletters, webinars and events
	// PA-0012 Recruitment
	// PA-0013 Personnel administration and sick leave
	// PA-0014 Payroll
	// PA-0015 Video surveillance of gates and stock
	// PA-0016 Whistleblowing channel
	// PA-0017 User accounts, access and logs
	// PA-0018 Consignment portal for clients
	// PA-0019 Employee inventions and patents
	// PA-0020 Automatic credit limits in the webshop
	// PA-0021 Visitors and safety instruction
	// PA-0022 Telematics in lorries and forklifts
	// PA-0023 Business card scanner for fairs
	// PA-0024 Photographs of staff and events
}

func ExampleSynthetic() {
	count := map[model.Kind]int{}
	for r := range sample.Synthetic(500, 1) {
		count[r.Kind()]++
	}
	fmt.Println(count[model.KindActivity], "activities,", count[model.KindParty], "parties")
	// Output: 500 activities, 25 parties
}
