import { describe, expect, it } from 'vitest';
import { type Filter, filterOf, paramsOf } from './filter';

describe('the filter of cases in the address', () => {
  it.each<[string, Filter]>([
    ['', {}],
    ['open=true&stage=handling', { open: true, stage: 'handling' }],
    ['open=false', { open: false }],
    ['caseNumber=%282026%29%E8%B1%AB1330%E6%89%A71%E5%8F%B7', { caseNumber: '(2026)豫1330执1号' }],
    ['caseNumber=+&handler=', {}],
  ])('%s', (address, filter) => {
    expect(filterOf(new URLSearchParams(address))).toEqual(filter);
    expect(filterOf(paramsOf(filter))).toEqual(filter);
  });
});
