import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { ClauseMarks } from '../ClauseMarks';
import { studioOf } from '../links';

type Props = { title: string; definitionId: string; findings: Schema<'GetDefinitionLintFinding'>[] };

/** Findings of one weight; each leads to its step on the canvas and to its clause. */
export function Findings({ title, definitionId, findings }: Props) {
  const t = useWords('design');
  if (findings.length === 0) return null;
  return (
    <div>
      <h2>
        {title}（{findings.length}）
      </h2>
      <div className="design-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="design-table">
          <thead>
            <tr>
              <th scope="col">{t('check.message')}</th>
              <th scope="col">{t('step')}</th>
              <th scope="col">{t('common:clause')}</th>
              <th scope="col">{t('check.rule')}</th>
            </tr>
          </thead>
          <tbody>
            {findings.map((finding, index) => (
              <tr key={index} className={`finding-${finding.severity}`}>
                <td>{finding.message}</td>
                <td>{finding.activityId ? <a href={studioOf(definitionId, finding.activityId)}>{finding.activityName ?? finding.activityId}</a> : t('whole-flow')}</td>
                <td>
                  <ClauseMarks ids={[finding.clause]} />
                </td>
                <td>
                  <code title={finding.place}>{finding.code}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
