// A sound 837P of our own with made-up people: claims, … of one infusion and its drug each.

const head = [
  'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260302*0915*^*00501*000000001*0*T*:',
  'GS*HC*SENDER*RECEIVER*20260302*0915*1*X*005010X222A1',
  'ST*837*0001*005010X222A1',
  'BHT*0019*00*1*20260302*0915*CH',
  'NM1*41*2*EXAMPLE INFUSION*****46*SENDER',
  'PER*IC*OFFICE*TE*5555550100',
  'NM1*40*2*EXAMPLE PAYER*****46*RECEIVER',
  'HL*1**20*1',
  'NM1*85*2*EXAMPLE INFUSION*****XX*1234567893',
  'N3*1 EXAMPLE WAY',
  'N4*PORTLAND*ME*041010000',
  'REF*EI*123456789',
];

const claim = (number) => [
  `HL*${number + 1}*1*22*0`,
  'SBR*P*18*******MB',
  'NM1*IL*1*EXAMPLE*PAT****MI*1EG4TE5MK73',
  'N3*2 EXAMPLE WAY',
  'N4*PORTLAND*ME*041010000',
  'DMG*D8*19610506*F',
  'NM1*PR*2*MEDICARE*****PI*00000',
  `CLM*A-${number}*4150***11:B:1*Y*A*Y*Y`,
  'HI*ABK:M0579',
  'LX*1',
  'SV1*HC:96365*350*UN*1***1',
  'DTP*472*D8*20260302',
  'LX*2',
  'SV1*HC:J1745:JZ*3800*UN*40***1',
  'DTP*472*D8*20260302',
  'LIN**N4*57894003001',
  'CTP****4*UN',
];

const text = (segments) => segments.map((segment) => `${segment}~\n`).join('');
const trailer = (claims) => text([
  `SE*${head.length - 2 + claims * claim(1).length + 1}*0001`,
  'GE*1*1',
  'IEA*1*000000001',
]);

export const x12Head = () => text(head);
export const x12Claim = (number) => text(claim(number));
export const x12Trailer = (claims) => trailer(claims);

/** A whole file of so many claims. */
export const x12 = (claims) =>
  text([...head, ...Array.from({ length: claims }, (_, i) => claim(i + 1)).flat()]) + trailer(claims);
