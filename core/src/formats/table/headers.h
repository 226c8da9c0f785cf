// What the headers of line lists and infusion logs mean. A cell lists words with blanks between, as
// their keys: lower case, letters and digits only, so "dateofservice" is also "Date of Service".
#pragma once

#include <string_view>

#include "infusecheck/read_table.h"

namespace infusecheck::table {

struct HeaderWords {
  std::string_view field;
  std::string_view sure;    ///< mean nothing else
  std::string_view likely;  ///< mean this when no better column does
};

/// Of any table. A number behind the word ("dx3", "mod2") is that of an entry of a list.
constexpr HeaderWords header_words[] = {
    {"claim.id",
     "claimid claimno claimnumber claimnum claim patientcontrolno patientcontrolnumber "
     "patientcontrol pcn clm01",
     "account accountno accountnumber accountnum acct acctno acctnumber acctnum patientaccount "
     "patientaccountno patientaccountnumber patientacct encounter encounterid encounterno "
     "encounternumber visitid visitno visitnumber invoice invoiceno invoicenumber ticket ticketno "
     "superbill"},
    {"claim.form", "claimform formtype", "form claimtype"},
    {"claim.bill_type", "billtype typeofbill tob", "formbilltype"},
    {"claim.frequency", "claimfrequency frequencycode resubmissioncode", "frequency"},
    {"claim.original_reference", "originalreference originalref originalrefno icn dcn", ""},
    {"claim.total_charge", "totalcharge totalcharges claimtotal totalbilled claimcharge",
     "totalamount"},
    {"claim.prior_authorizations",
     "priorauth priorauthno priorauthnumber priorauthorization priorauthorizationno "
     "priorauthorizationnumber authno authnumber authorizationno authorizationnumber precert "
     "precertno pano panumber",
     "auth authorization pa"},
    {"claim.payer.name",
     "payer payor payername payorname ins insname insurance insurancename insurancecompany insurer "
     "primaryinsurance primarypayer primarypayor",
     "plan planname carrier healthplan primaryplan payerinsuranceplan"},
    {"claim.payer.id", "payerid payorid", ""},
    {"claim.payer.type", "payertype payortype insurancetype financialclass plantype",
     "lineofbusiness lob"},
    {"claim.payer.contractor", "contractor maccontractor", "mac"},
    {"claim.place_of_service", "claimpos claimplaceofservice", ""},
    {"claim.billing_provider.npi", "billingnpi billingprovidernpi groupnpi", ""},
    {"claim.billing_provider.tax_id", "taxid tin ein billingtaxid", ""},
    {"claim.billing_provider.taxonomy", "taxonomy taxonomycode billingtaxonomy", ""},
    {"claim.rendering_provider.npi", "renderingnpi renderingprovidernpi npi providernpi",
     "rendering renderingprovider provider npirendering"},
    {"claim.referring_provider.npi",
     "referringnpi referringprovidernpi orderingnpi orderingprovidernpi", ""},
    {"claim.supervising_provider.npi", "supervisingnpi supervisingprovidernpi", ""},
    {"claim.service_facility.npi", "facilitynpi servicefacilitynpi", ""},
    {"claim.service_facility.name", "servicefacility facilityname", "facility servicelocation"},
    {"claim.patient.id",
     "memberid memberno membernumber subscriberid subscriberno insuredid insuranceid policyid "
     "policyno policynumber mbi hic hicn beneficiaryid medicareid medicaidid",
     "member subscriber"},
    {"claim.patient.birth_date",
     "dob birthdate dateofbirth patientdob patientbirthdate patientdateofbirth", "birthday"},
    {"claim.patient.sex", "sex gender patientsex patientgender", ""},
    {"patient",
     "patient patientname patientlastname patientfirstname lastname firstname mrn "
     "medicalrecordnumber patientid patientno patientnumber chartno chartnumber personid",
     "name membername chart"},
    {"claim.diagnoses",
     "dx dxs dxcode dxcodes diagnosis diagnoses diagnosiscode diagnosiscodes icd icdcode icdcodes "
     "dxicd diagcode diagcodes dxdiagnosisicd",
     "diag diags"},
    {"claim.diagnoses.1",
     "primarydx primarydiagnosis primarydiagnosiscode principaldiagnosis principaldx", ""},
    {"claim.diagnoses.2", "secondarydx secondarydiagnosis", ""},
    {"line.code",
     "cpt cptcode cptcodes hcpcs hcpcscode cpthcpcs hcpcscpt cpthcpcscode hcpcscptcode "
     "procedurecode proccode servicecode svccode jcode cpthcpcscodeprocedure",
     "code procedure proc service billingcode billedcode chargecode"},
    {"line.modifiers",
     "modifier modifiers mod mods modifiercode modifiercodes modmodifiermodifiers", ""},
    {"line.units",
     "units unitsbilled billedunits billingunits serviceunits svcunits unitcount numberofunits "
     "noofunits daysorunits daysunits unitsqty qtyunits",
     "qty quantity unit"},
    {"line.charge",
     "charge charges chargeamount chargeamt billedamount billedamt amountbilled billedcharge "
     "billedcharges linecharge chargeamountbilled",
     "billed billamount amount amt linetotal"},
    {"line.service_date",
     "dos servicedate dateofservice dateofsvc svcdate dosfrom fromdos fromdate servicefrom "
     "servicedatefrom servicefromdate dateofservicefrom fromdateofservice",
     "from date visitdate datefrom startdate"},
    {"line.service_date_to",
     "dosto todos todate thrudate throughdate serviceto servicedateto servicetodate dosthru "
     "dosthrough dateofserviceto todateofservice",
     "to thru through dateto enddate"},
    {"line.place_of_service", "pos poscode placeofservice placeofservicecode", "place"},
    {"line.diagnosis_pointers",
     "dxpointer dxpointers dxptr diagnosispointer diagnosispointers diagpointer diagpointers "
     "diagptr icdpointer dxlink",
     "pointer pointers ptr ptrs"},
    {"line.revenue_code", "rev revcode revenuecode", "revenue"},
    {"line.ndc.code", "ndc ndccode ndcnumber ndcno nationaldrugcode", ""},
    {"line.ndc.quantity", "ndcqty ndcquantity", "ndcunits"},
    {"line.ndc.unit", "ndcunit ndcuom ndcunitofmeasure ndcmeasure ndcunittype", ""},
    {"line.prior_authorization", "lineauth lineauthorization", ""},
    {"line.rendering_npi", "linenpi", ""},
    {"line.description",
     "description servicedescription proceduredescription chargedescription linedescription "
     "codedescription itemdescription drugdescription",
     "desc"},
    {"encounter.weight_kg", "weightkg wtkg patientweightkg", "kg"},
    {"encounter.weight_lb", "weightlb weightlbs wtlb wtlbs patientweightlb patientweightlbs", ""},
    {"encounter.weight", "weight wt patientweight", ""},
    {"encounter.weight_date", "dateofweight weighedon", ""},
    {"encounter.height_cm", "heightcm htcm", ""},
    {"administration.drug",
     "drug drugname medication medicationname drugadministered medicationadministered druggiven",
     "med product"},
    {"administration.route", "route routeofadministration adminroute administrationroute roa", ""},
    {"administration.start",
     "start starttime timestart timestarted startedat started startdatetime infusionstart "
     "infusionstarttime begin begintime",
     ""},
    {"administration.stop",
     "stop stoptime timestop timestopped stoppedat stopped stopdatetime infusionstop "
     "infusionstoptime end endtime ended enddatetime infusionend infusionendtime",
     ""},
    {"administration.date",
     "administrationdate admindate infusiondate dateadministered dategiven datestarted", ""},
    {"administration.dose", "dose doseadministered dosegiven amountgiven doseamount", ""},
    {"administration.dose.unit", "doseunit doseunits doseuom", "uom"},
    {"administration.access", "access accesssite ivsite ivaccess", "site"},
    {"administration.bag", "bag bagno bagnumber", ""},
    {"administration.purpose", "purpose", ""},
    {"administration.visit", "visit", ""},
    {"administration.pump", "pump", ""}};

/// What the same words mean in an infusion log.
constexpr HeaderWords log_words[] = {
    {"administration.drug",
     "cpt cptcode hcpcs hcpcscode cpthcpcs code jcode procedurecode drugcode", ""},
    {"administration.date", "dos servicedate dateofservice svcdate visitdate date startdate day",
     ""},
    {"administration.dose", "amount", "qty quantity"},
    {"administration.dose.unit", "unit units uom", ""}};

}  // namespace infusecheck::table
