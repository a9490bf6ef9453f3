import { Button, Result } from 'antd';
import { useNavigate } from 'react-router';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { showTime } from '@/lib/time';
import type { Filed } from './file';

/** What came of a filing: the new case, or the one that was there already. */
export function FiledCase({ filed: { row, isFirst }, onAnother }: { filed: Filed; onAnother: () => void }) {
  const t = useWords('filing');
  const may = useMay();
  const navigate = useNavigate();
  return (
    <section role="status">
      <Result
        status={isFirst ? 'success' : 'info'}
        title={t(isFirst ? 'done-title' : 'first-title', { number: row.caseNumber })}
        subTitle={t(isFirst ? 'done-about' : 'first-about', { number: row.caseNumber, time: showTime(row.filedAt) })}
        extra={[
          may('case.read') && (
            <Button key="case" type="primary" onClick={() => void navigate(`/cases/${row.id}`)}>
              {t('open-case')}
            </Button>
          ),
          <Button key="another" onClick={onAnother}>
            {t('another')}
          </Button>,
        ]}
      />
    </section>
  );
}
