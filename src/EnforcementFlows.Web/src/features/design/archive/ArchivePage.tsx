import { Card } from 'antd';
import { Link } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { listPath } from '../links';
import { ImportFlows } from '../list/ImportFlows';
import { ExportCourt } from './ExportCourt';
import { ExportFlows } from './ExportFlows';
import { ImportCourt } from './ImportCourt';
import './archive.css';
import '../design.css';

/** 导入导出: flows and the whole court as files, out and in. */
export function ArchivePage() {
  const t = useWords('design');
  const mayDesign = useMay()('workflow.design');
  return (
    <div className="design">
      <PageHead title={t('archive.title')} about={t('archive.about')}>
        <Link to={listPath}>{t('to-list')}</Link>
      </PageHead>
      <div className="archive-cards">
        <ExportCourt />
        <ExportFlows />
        <Card size="small" title={<h2>{t('archive.flows-in')}</h2>}>
          <p>{t(mayDesign ? 'archive.flows-in-about' : 'archive.none')}</p>
          {mayDesign && <ImportFlows />}
        </Card>
      </div>
      {mayDesign && <ImportCourt />}
    </div>
  );
}
