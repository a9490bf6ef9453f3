import type { Schema } from '@/lib/api';
import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { inDetail, shown } from './detail';
import { placeInWords } from './place';

/** Value by value, before and after. */
export function Differences({ rows }: { rows: Schema<'ProfileDifference'>[] }) {
  const t = useWords('administration');
  const profile = useProfile().data;
  return (
    <table className="admin-table differences">
      <thead>
        <tr>
          <th scope="col">{t('profile.path')}</th>
          <th scope="col">{t('profile.before')}</th>
          <th scope="col">{t('profile.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.flatMap(inDetail).map((row) => (
          <tr key={row.path}>
            <th scope="row">
              {profile && placeInWords(row.path, profile, (key) => t(`profile.${key}`))} <code>{row.path}</code>
            </th>
            <td>{shown(row.from)}</td>
            <td className="moved-to">{shown(row.to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
