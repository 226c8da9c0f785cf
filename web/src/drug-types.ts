// What crosses the border about drugs: docs/drugs.md and docs/units.md.

import type { DateText, Drug, Profile } from './types.js';

/** high: a file of CMS says so; medium: published; low: our own knowledge. */
export type Confidence = 'low' | 'medium' | 'high';

/** What every row of a table says of itself. */
export interface Evidence {
  from?: DateText;
  through?: DateText;
  sources: string[];
  confidence: Confidence;
}

export interface CodePeriod extends Evidence {
  descriptor?: string;
  unit_amount?: string;
  unit?: string;
  opps_status?: string;
  successors: string[];
}

export interface ContainerSold extends Evidence {
  size: string;
  unit: string;
  form: string;
  volume_ml?: string;
  container?: 'single-dose' | 'multi-dose';
}

export interface PackageSold extends Evidence {
  ndc: string;
  product: string;
  amount?: string;
  unit?: string;
  items?: number;
  volume_ml?: string;
}

export interface UnitLimit extends Evidence {
  units: number;
  adjudication: number;
}

export interface Regimen extends Evidence {
  indication: string;
  population?: string;
  diagnoses: string[];
  route?: string;
  type: 'per-kg' | 'fixed' | 'per-m2' | 'weight-band';
  amount: string;
  unit: string;
  loading_days: string[];
  interval_days?: number;
  max_amount?: string;
  max_unit?: string;
}

export interface Relative {
  code: string;
  name: string;
  brands: string[];
  reference: boolean;
  from?: DateText;
  through?: DateText;
}

/** How a drug is usually given: shown, and decides nothing. */
export interface DrugUse extends Evidence {
  first_minutes?: number;
  later_minutes?: number;
  screening: string[];
}

/** Everything known of one code. */
export interface DrugCard extends Drug {
  routes: string[];
  container?: 'single-dose' | 'multi-dose';
  administration_class?: string;
  self_administered?: boolean;
  route_modifiers?: boolean;
  opps_status?: string;
  sources: string[];
  confidence: Confidence;
  history: CodePeriod[];
  containers: ContainerSold[];
  packages: PackageSold[];
  unit_limits: { practitioner: UnitLimit[]; outpatient: UnitLimit[] };
  classes: { profile: string; name: string; class: string; from?: DateText; through?: DateText }[];
  regimens: Regimen[];
  uses: DrugUse[];
  biosimilars: Relative[];
  references: { id: string; title: string; url?: string; retrieved?: string }[];
}

/** Exactly one of dose, volume, units, ndc_quantity and discarded. */
export interface UnitsQuery {
  drug: string;
  date: DateText;
  /** "283mg", or by body size: "5mg/kg", "250mg/m2". */
  dose?: string;
  volume?: string;
  units?: string;
  ndc_quantity?: string;
  discarded?: string;
  weight?: string;
  bsa?: string;
  concentration?: string;
  /** "100mgx3" */
  vials?: string;
  ndc?: string;
  profile?: string | Profile;
}

export interface Amount {
  amount: string;
  unit: string;
  /** false when it had to be rounded. */
  exact?: false;
}

export interface UnitsLine {
  code: string;
  modifiers: string[];
  units: number;
  ndc?: { code?: string; quantity: string; unit: string };
}

export interface Opened {
  vials: { size: string; unit: string; count: number }[];
  discarded_units: number;
  discarded: Amount;
  lines: UnitsLine[];
}

export interface Units {
  hcpcs: string;
  name: string;
  unit_amount: string;
  unit: string;
  administered_units: number;
  discarded_units?: number;
  lines: UnitsLine[];
  dose: Amount;
  dose_per_kg?: Amount;
  dose_per_m2?: Amount;
  volume?: Amount;
  ndc_quantity?: Amount;
  ndcs: string[];
  opened?: Opened;
  /** Without vials: what would leave least. */
  proposal?: Opened;
  confidence: Confidence;
  needs: ('vials' | 'container' | 'ndc')[];
  working: string[];
}
