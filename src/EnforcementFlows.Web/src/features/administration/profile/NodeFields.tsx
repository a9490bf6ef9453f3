import { PeriodField } from '@/components/PeriodField';
import { useWords } from '@/lib/i18n';
import type { Edits, Period, Profile } from './patch';

type Props = { profile: Profile; edits: Edits; onLimit: (node: string, limit: Period) => void; onAlert: (node: string, alert: Period) => void };

/** The court's own limits of its nodes and their first alerts, beside the law's. */
export function NodeFields({ profile, edits, onLimit, onAlert }: Props) {
  const t = useWords('administration');
  const words = (period: Period) => (period.unit === 'same-day' ? t('common:units.same-day') : `${period.n} ${t(`common:units.${period.unit}`)}`);
  const nodes = Object.entries(profile.nodes ?? {}).filter(([, node]) => node.court);
  return (
    <div className="admin-scroll" tabIndex={0} role="region" aria-label={t('profile.nodes')}>
      <table className="admin-table">
        <thead>
          <tr>
            <th scope="col">{t('profile.node')}</th>
            <th scope="col">{t('profile.limit')}</th>
            <th scope="col">{t('profile.statutory')}</th>
            <th scope="col">{t('profile.alert')}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map(([code, node]) => {
            const alert = edits.alerts[code] ?? node.alert?.[0];
            return (
              <tr key={code} className={code in edits.limits || code in edits.alerts ? 'is-changed' : undefined}>
                <th scope="row">
                  {node.name}
                  <span className="clause">{node.clause}</span>
                </th>
                <td>
                  <PeriodField label={`${node.name} ${t('profile.limit')}`} value={edits.limits[code] ?? node.court!} onChange={(limit) => onLimit(code, limit)} />
                </td>
                <td>{node.statutory && `${words({ n: node.statutory.n, unit: node.statutory.unit })}（${node.statutory.source}）`}</td>
                <td>{alert && <PeriodField label={`${node.name} ${t('profile.alert')}`} value={alert} onChange={(next) => onAlert(code, next)} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
