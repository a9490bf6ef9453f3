/** What the list of cases shows; it stands in the address, so that a list can be kept and passed on. */
export type Filter = { caseNumber?: string; stage?: (typeof stages)[number]; handler?: string; open?: boolean };

export const stages = [
  'registered', 'preparation', 'triaged', 'handling', 'disposal', 'settlement', 'suspended', 'deferred', 'waiting', 'closing-requested', 'closing-check', 'returned', 'approved', 'closed', 'archived',
] as const;

export function filterOf(params: URLSearchParams): Filter {
  const text = (name: string) => params.get(name)?.trim() || undefined;
  const open = text('open');
  return { caseNumber: text('caseNumber'), stage: stages.find((stage) => stage === text('stage')), handler: text('handler'), open: open === undefined ? undefined : open === 'true' };
}

export function paramsOf(filter: { [Name in keyof Filter]: string | boolean | undefined }): URLSearchParams {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}
