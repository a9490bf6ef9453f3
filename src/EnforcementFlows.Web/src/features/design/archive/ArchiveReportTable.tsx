import { Alert, Checkbox } from 'antd';
import { useState } from 'react';
import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { showTime } from '@/lib/time';
import { ArchivedFileRow } from './ArchivedFileRow';
import { countsOf, filesShown, type ArchiveReport } from './report';

/** What becomes of each file of an archive, or became of it; what was not taken says why. */
export function ArchiveReportTable({ report: { court, exportedAt, files }, isPreview }: { report: ArchiveReport; isPreview: boolean }) {
  const t = useWords('design');
  const own = useActor().court;
  const profile = useProfile().data;
  const [showSame, setShowSame] = useState(false);
  const counts = countsOf(files);
  const shown = filesShown(files, showSame);
  const name = court === own ? (profile?.name ?? court) : court;
  return (
    <section className="part" aria-label={t(isPreview ? 'archive.preview' : 'archive.brought')}>
      {!isPreview && <h3>{t('archive.brought')}</h3>}
      {court !== own && <Alert type="warning" showIcon title={t('archive.other')} />}
      <p role="status">
        {t('archive.from', { court: name, at: showTime(exportedAt) })}。{t('archive.sums', counts)}
      </p>
      <Checkbox checked={showSame} onChange={(event) => setShowSame(event.target.checked)}>
        {t('archive.show-same', { count: counts.unchanged })}
      </Checkbox>
      {shown.length === 0 && <p className="fine">{t('archive.only-same')}</p>}
      {shown.length > 0 && (
        <div className="design-scroll" tabIndex={0} role="region" aria-label={t('archive.file')}>
          <table className="design-table archive-files">
            <thead>
              <tr>
                <th scope="col">{t('archive.file')}</th>
                <th scope="col">{t('archive.state')}</th>
                <th scope="col">{t('archive.details')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((file) => (
                <ArchivedFileRow key={file.path} file={file} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
