import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { QueryStates } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { showTime } from '@/lib/time';
import { FlowFrame } from './FlowFrame';
import { fileOf, flowPath } from './links';
import { RollBack } from './releases/RollBack';
import { useVersions, type Version } from './useFlows';
import { useVersionName } from './VersionChoice';

/** 各版: every version of a flow, what runs on it, and the way back to an earlier one. */
export function VersionsPage() {
  return <FlowFrame page="versions">{({ definitionId, title }) => <Versions key={definitionId} definitionId={definitionId} title={title} />}</FlowFrame>;
}

function Versions({ definitionId, title }: { definitionId: string; title: string }) {
  const t = useWords('design');
  const may = useMay();
  const versions = useVersions(definitionId);
  const [wanted, setWanted] = useState<Version>();
  const nameOf = useVersionName();
  return (
    <QueryStates query={versions}>
      {(rows) => (
        <>
          <div className="design-scroll" tabIndex={0} role="region" aria-label={t('page.versions')}>
            <table className="design-table">
              <thead>
                <tr>
                  <th scope="col">{t('version-column')}</th>
                  <th scope="col">{t('saved-by')}</th>
                  <th scope="col">{t('published-at')}</th>
                  <th scope="col" className="amount">
                    {t('running')}
                  </th>
                  <th scope="col">{t('acts')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <tr key={row.versionId}>
                    <th scope="row">{nameOf(row)}</th>
                    <td>{row.savedByName ?? t(row.origin === 'files' ? 'from-files' : 'unknown-person')}</td>
                    <td>{row.publishedAt ? showTime(row.publishedAt) : t('not-yet')}</td>
                    <td className="amount">{row.running}</td>
                    <td>
                      <span className="flow-acts">
                        {rows[index + 1] && <Link to={flowPath(definitionId, 'difference', { from: rows[index + 1]!.versionId, to: row.versionId })}>{t('compare-before')}</Link>}
                        <Link to={flowPath(definitionId, 'check', { version: String(row.number) })}>{t('page.check')}</Link>
                        <a href={fileOf(definitionId, row.number)} download>
                          {t('export')}
                        </a>
                        {may('workflow.design') && !row.isPublished && row.publishedAt !== null && (
                          <Button size="small" onClick={() => setWanted(row)}>
                            {t('roll-back.act')}
                          </Button>
                        )}
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {wanted && <RollBack definitionId={definitionId} title={title} version={wanted.number} onClose={() => setWanted(undefined)} />}
        </>
      )}
    </QueryStates>
  );
}
