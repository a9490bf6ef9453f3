import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';

const show = (value: unknown) => (value === null || value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value));

/** Value by value, before and after. */
export function Differences({ rows }: { rows: Schema<'ProfileDifference'>[] }) {
  const t = useWords('administration');
  return (
    <table className="admin-table">
      <thead>
        <tr>
          <th scope="col">{t('profile.path')}</th>
          <th scope="col">{t('profile.before')}</th>
          <th scope="col">{t('profile.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.path}>
            <th scope="row">
              <code>{row.path}</code>
            </th>
            <td>{show(row.from)}</td>
            <td className="moved-to">{show(row.to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
