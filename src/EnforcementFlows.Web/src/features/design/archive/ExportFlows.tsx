import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Card, Form, Radio } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { fileOf } from '../links';
import { useFlows, type Flow } from '../useFlows';
import { download } from './files';

const kinds = ['published', 'latest'] as const;
type Kind = (typeof kinds)[number];

const versionOf = ({ published, draft }: Flow, kind: Kind) => (kind === 'latest' ? (draft ?? published) : published);

/** Flows as files that any Elsa 3 takes in: one as JSON, several as a ZIP. */
export function ExportFlows() {
  const t = useWords('design');
  const flows = useFlows();
  const [chosen, setChosen] = useState<string[]>([]);
  const [kind, setKind] = useState<Kind>('published');
  const meant = (flows.data ?? []).filter(({ definitionId }) => chosen.length === 0 || chosen.includes(definitionId));
  const files = meant.flatMap((flow) => {
    const version = versionOf(flow, kind);
    return version ? [{ definitionId: flow.definitionId, ...version }] : [];
  });
  const get = useMutation({
    mutationFn: () => {
      const [first] = files;
      if (first && files.length === 1) return download(fileOf(first.definitionId, first.number), `${first.versionId}.json`);
      const body = JSON.stringify({ ids: files.map(({ versionId }) => versionId) });
      return download('/elsa/api/bulk-actions/export/workflow-definitions', 'workflow-definitions.zip', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
    },
  });
  return (
    <Card size="small" title={<h2>{t('archive.flows')}</h2>}>
      <p>{t('archive.flows-about')}</p>
      {flows.error && <ProblemNotice problem={flows.error} onRetry={() => void flows.refetch()} />}
      {get.error && <ProblemNotice problem={get.error} />}
      <Form layout="vertical">
        <Form.Item label={t('archive.which')} htmlFor="archive-flows">
          <Select<string[]>
            id="archive-flows"
            mode="multiple"
            allowClear
            maxTagCount={3}
            placeholder={t('archive.all')}
            loading={flows.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            value={chosen}
            options={flows.data?.map(({ definitionId, title }) => ({ value: definitionId, label: title }))}
            onChange={setChosen}
          />
        </Form.Item>
        <Form.Item label={t('archive.version')}>
          <Radio.Group aria-label={t('archive.version')} value={kind} options={kinds.map((value) => ({ value, label: t(`archive.versions.${value}`) }))} onChange={(event) => setKind(event.target.value as Kind)} />
        </Form.Item>
      </Form>
      <Button icon={<DownloadOutlined aria-hidden />} disabled={files.length === 0} loading={get.isPending} onClick={() => get.mutate()}>
        {t('archive.get', { count: files.length })}
      </Button>
      {flows.data && files.length === 0 && <span className="fine"> {t('archive.none-such')}</span>}
    </Card>
  );
}
