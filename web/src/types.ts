// The shapes that cross the border: a case goes in, a report comes out. Field for field the JSON of
// docs/case.md and docs/report.md.

/** A decimal as text, "3800.00". A JSON number is accepted on the way in. */
export type Decimal = string | number;
/** A calendar date, "2026-03-02". */
export type DateText = string;

export type PayerType =
  | 'medicare'
  | 'medicare-advantage'
  | 'medicaid'
  | 'commercial'
  | 'tricare'
  | 'other';
export type Route =
  | 'iv-infusion'
  | 'iv-push'
  | 'sc'
  | 'im'
  | 'sc-infusion'
  | 'ia-push'
  | 'on-body'
  | 'oral';

export interface Case {
  claim: Claim;
  encounter?: Encounter;
  authorizations?: Authorization[];
  history?: HistoryEntry[];
  schedule?: { drug: string; date: DateText }[];
  /** The id of a payer profile, or one written inline. */
  profile?: string | Profile;
}

export interface Claim {
  id?: string;
  form?: 'professional' | 'institutional';
  payer?: { id?: string; name?: string; type?: PayerType; contractor?: string };
  place_of_service?: string;
  bill_type?: string;
  frequency?: string;
  original_reference?: string;
  total_charge?: Decimal;
  prior_authorizations?: string[];
  billing_provider?: { npi?: string; tax_id?: string; taxonomy?: string };
  rendering_provider?: { npi?: string };
  referring_provider?: { npi?: string };
  supervising_provider?: { npi?: string };
  service_facility?: { npi?: string; name?: string };
  patient?: { id?: string; birth_date?: DateText; sex?: string };
  diagnoses?: string[];
  lines: Line[];
}

export interface Line {
  code: string;
  modifiers?: string[];
  units?: Decimal;
  charge?: Decimal;
  service_date?: DateText;
  service_date_to?: DateText;
  place_of_service?: string;
  diagnosis_pointers?: number[];
  revenue_code?: string;
  ndc?: { code?: string; quantity?: Decimal; unit?: string };
  prior_authorization?: string;
  rendering_npi?: string;
  description?: string;
}

export interface Encounter {
  location?: string;
  weight_kg?: Decimal;
  weight_date?: DateText;
  height_cm?: Decimal;
  drug_source?: 'buy-and-bill' | 'white-bag' | 'brown-bag' | 'sample' | '340b';
  administrations?: Administration[];
  evaluation?: { separately_identifiable?: boolean; reason?: string };
  note?: string;
  facts?: Record<string, unknown>;
}

export interface Administration {
  /** HCPCS, nonproprietary name or brand. */
  drug: string;
  route?: Route;
  class?: 'complex' | 'therapeutic' | 'hydration';
  purpose?: 'therapy' | 'hydration' | 'flush' | 'kvo' | 'carrier';
  /** Local time, "2026-03-02T09:00". */
  start?: string;
  stop?: string;
  access?: string;
  access_reason?: string;
  visit?: number;
  bag?: string;
  continues?: boolean;
  main_reason?: boolean;
  pump?: boolean;
  hormonal?: boolean;
  count?: number;
  dose?: { amount?: Decimal; unit?: string };
  vials?: Vial[];
}

export interface Vial {
  size?: Decimal;
  unit?: string;
  count?: number;
  container?: 'single-dose' | 'multi-dose';
  ndc?: string;
}

export interface Authorization {
  number?: string;
  status?: 'submitted' | 'pended' | 'approved' | 'denied' | 'cancelled' | 'expired';
  payer?: string;
  codes?: string[];
  units?: Decimal;
  units_used?: Decimal;
  visits?: number;
  visits_used?: number;
  from?: DateText;
  to?: DateText;
  submitted_on?: DateText;
  place_of_service?: string[];
  npi?: string;
  diagnoses?: string[];
}

export interface HistoryEntry {
  code: string;
  service_date: DateText;
  units?: Decimal;
  step?: 'load1' | 'load2' | 'load3' | 'maintenance';
}

export type Severity = 'error' | 'warning' | 'info';
export type Verdict = 'fail' | 'review' | 'incomplete' | 'pass';
export type Scope = 'claim' | 'record';
export type Applicability = 'safe' | 'needs-confirmation' | 'none';

/** A: CMS or a code set's maintainer; B: payer or society; C: trade press; D: vendor; K: ours. */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'K';

export interface Citation {
  title: string;
  section?: string;
  url?: string;
  grade: Grade;
}

/** RFC 6902, on the case. */
export interface PatchOperation {
  op: 'add' | 'remove' | 'replace';
  path: string;
  value?: unknown;
}

export interface Fix {
  title: string;
  applicability: Applicability;
  patch: PatchOperation[];
}

export interface Finding {
  rule: string;
  severity: Severity;
  /** 1-based claim lines; empty = the claim as a whole. */
  lines: number[];
  /** JSON pointer into the case. */
  at: string;
  message: string;
  why?: string;
  resolve?: string;
  working?: string[];
  denial?: string[];
  at_risk?: string;
  citations?: Citation[];
  fix?: Fix;
}

export interface NotChecked {
  rule: string;
  needs: string[];
}

export interface Report {
  claim_id: string;
  line_count: number;
  source?: { file?: string; claim?: number; segment?: number };
  verdict: Verdict;
  scope: Scope;
  findings: Finding[];
  not_checked: NotChecked[];
  coverage: { checked: number; not_checked: number };
  versions: { engine: string; packs: Record<string, string>; profile: string };
}

export interface Fixed {
  /** The corrected input, in its own format. */
  output: string;
  applied: AppliedFix[];
  /** Of an 837: trusted fixes that its file has no place for; their findings remain. */
  not_applied?: RefusedFix[];
  /** What remains after the fixes. */
  reports: Report[];
}

export interface AppliedFix {
  claim_id: string;
  rule: string;
  lines: number[];
  title: string;
  patch: PatchOperation[];
  /** Of an 837: the segments that changed; one that was added has no number. */
  segments?: { segment?: number; before?: string; after?: string }[];
}

export interface RefusedFix {
  claim_id: string;
  rule: string;
  lines: number[];
  title: string;
  error: { what: string; where?: string; remedy?: string };
}

export interface Rule {
  id: string;
  /** `planned`: known, and honestly reported as not checked. */
  status: 'stable' | 'planned';
  category: string;
  severity: Severity;
  since: string;
  summary: string;
  why: string;
  resolve: string;
  denial: string[];
  citations: Citation[];
  effective?: { from?: DateText; through?: DateText };
  payers: string;
  profile_keys: string[];
  needs: string[];
  silences?: string[];
  fix: string;
}

/** A payer profile; its further keys are those of docs/profiles.md. */
export interface Profile {
  id?: string;
  name?: string;
  extends?: string;
  reviewed_on?: DateText;
  sources?: { title: string; url?: string }[];
  [key: string]: unknown;
}

export interface Drug {
  code: string;
  name: string;
  brands?: string[];
  ingredient?: string;
  descriptor?: string;
  unit_amount?: string;
  unit?: string;
  from?: DateText;
  through?: DateText;
  [key: string]: unknown;
}

export interface Version {
  engine: string;
  packs: Record<string, string>;
  rules: number;
}
