// JSON pointers (RFC 6901) into a case.

/** Whether `at` is `place` or lies inside it. */
export function covers(place: string, at: string): boolean {
  return at === place || at.startsWith(`${place}/`);
}

export function tokens(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((t) => t.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value a pointer names, or undefined. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const token of tokens(pointer)) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string, unknown>)[token];
  }
  return value;
}

/** The 1-based claim line a pointer lies in, or 0. */
export function lineOf(pointer: string): number {
  const match = /^\/claim\/lines\/(\d+)/.exec(pointer);
  return match ? Number(match[1]) + 1 : 0;
}

const FIELD_LABELS: Record<string, string> = {
  code: 'code',
  modifiers: 'modifiers',
  units: 'units',
  charge: 'charge',
  service_date: 'date',
  place_of_service: 'place of service',
  diagnosis_pointers: 'diagnosis pointers',
  prior_authorization: 'authorization',
  rendering_npi: 'rendering NPI',
  ndc: 'NDC',
  diagnoses: 'diagnosis',
  prior_authorizations: 'authorization',
  total_charge: 'total charge',
  billing_provider: 'billing provider',
  rendering_provider: 'rendering provider',
  referring_provider: 'referring provider',
  supervising_provider: 'supervising provider',
  service_facility: 'service facility',
  administrations: 'administration',
  authorizations: 'authorization',
  note: 'note',
  payer: 'payer',
};

/** In words a biller uses: "line 2, units"; "diagnosis 3"; "claim". */
export function placeName(pointer: string): string {
  const path = tokens(pointer);
  if (path[0] === 'claim' && path[1] === 'lines') {
    if (path[2] === undefined) return 'claim lines';
    const field = path[3] && (FIELD_LABELS[path[3]] ?? path[3].replaceAll('_', ' '));
    return `line ${Number(path[2]) + 1}${field ? `, ${field}` : ''}`;
  }
  const [field, index] = path[0] === 'claim' || path[0] === 'encounter' ? path.slice(1) : path;
  if (!field) return path[0] ?? 'claim';
  const label = FIELD_LABELS[field] ?? field.replaceAll('_', ' ');
  return index !== undefined && /^\d+$/.test(index) ? `${label} ${Number(index) + 1}` : label;
}
