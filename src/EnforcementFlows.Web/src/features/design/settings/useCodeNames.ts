import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';

export type Choice = { value: string; label: string };

/** What the court has to choose from, by the input that it is for; nothing for what is typed. */
export function useChoices(): Record<string, Choice[] | undefined> {
  const t = useWords('design');
  const profile = useProfile().data;
  const named = (things: Record<string, { name: string }> | undefined) => Object.entries(things ?? {}).map(([value, { name }]) => ({ value, label: `${name}（${value}）` }));
  return {
    role: [{ value: 'handler', label: t('settings.handler') }, ...(profile?.roles ?? []).map(({ code, name }) => ({ value: code, label: name }))],
    team: profile?.teams.map(({ code, name }) => ({ value: code, label: name })),
    node: named(profile?.nodes),
    chain: named(profile?.approvalChains),
    period: named(profile?.settings.partyPeriods),
  };
}

/** Codes of an input as people call them. */
export function useCodeNames() {
  const choices = useChoices();
  return (input: string, codes: string) => codes.split(',').map((code) => choices[input]?.find(({ value }) => value === code)?.label ?? code).join('、');
}
