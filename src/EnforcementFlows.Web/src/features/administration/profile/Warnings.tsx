import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';

/** What in a profile is worth a look, and where it stands. */
export function Warnings({ rows }: { rows: Schema<'ProfileWarning'>[] }) {
  const t = useWords('administration');
  return (
    <table className="admin-table">
      <thead>
        <tr>
          <th scope="col">{t('profile.message')}</th>
          <th scope="col">{t('profile.path')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <td>{row.message}</td>
            <td>
              <code>{row.path}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
