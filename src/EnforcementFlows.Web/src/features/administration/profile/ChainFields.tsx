import { PeriodField } from '@/components/PeriodField';
import { useWords } from '@/lib/i18n';
import type { ChainEdit, Edits, Profile, Step } from './patch';
import { StepList } from './StepList';

type Props = { profile: Profile; edits: Edits; onChange: (key: string, edit: ChainEdit) => void };

/** The approval chains, each a line that says who signs after whom, and opens to be changed. */
export function ChainFields({ profile, edits, onChange }: Props) {
  const t = useWords('administration');
  const nameOf = (code: string) => edits.roles[code]?.name ?? profile.roles.find((role) => role.code === code)?.name ?? code;
  const signers = ({ roles, mode, quorum }: Step) => roles.map(nameOf).join('/') + (mode === 'quorum' ? t('profile.of-quorum', { count: quorum }) : mode === 'opinion' ? t('profile.of-opinion') : '');
  return Object.entries(profile.approvalChains).map(([key, chain]) => {
    const edit = edits.chains[key] ?? {};
    const steps = edit.steps ?? chain.steps;
    return (
      <details key={key} className={key in edits.chains ? 'chain is-changed' : 'chain'}>
        <summary>
          <b>{chain.name}</b> {steps.map(signers).join(' → ')} {chain.toBeConfirmed && <span className="unconfirmed">{t('profile.unconfirmed')}</span>}
        </summary>
        {chain.note && <p>{chain.note}</p>}
        <StepList chain={chain.name} steps={steps} roles={profile.roles.map(({ code }) => ({ value: code, label: nameOf(code) }))} onChange={(changed) => onChange(key, { ...edit, steps: changed })} />
        {chain.reply && (
          <div className="chain-reply">
            {t('profile.reply')} <PeriodField label={`${chain.name} ${t('profile.reply')}`} value={edit.reply ?? { n: chain.reply.n, unit: chain.reply.unit }} onChange={(reply) => onChange(key, { ...edit, reply })} />
          </div>
        )}
      </details>
    );
  });
}
