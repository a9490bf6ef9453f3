import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { actKey, Problem, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { CaseSection } from './CaseSection';
import { dropDraft, emptyDraft, keepDraft, keptDraft, type Draft } from './draft';
import { FactSection } from './FactSection';
import { factsOf } from './facts';
import { pathOf } from './fields';
import { TextField } from './inputs';
import { file, type Filed } from './file';
import { MeasureList } from './MeasureList';
import { PartyList } from './PartyList';
import { RefusedFields } from './RefusedFields';
import { TitleSection } from './TitleSection';

export function FilingForm({ court, onFiled }: { court: Schema<'CourtProfile'>; onFiled: (filed: Filed) => void }) {
  const t = useWords('filing');
  const person = useActor().id;
  const [form] = Form.useForm<Draft>();
  const [kept] = useState(() => keptDraft(person));
  const key = useRef(actKey());
  const filing = useMutation({
    mutationFn: (draft: Draft) => file(draft, key.current),
    onSuccess: (filed) => {
      dropDraft(person);
      onFiled(filed);
    },
    onError: (problem) => problem instanceof Problem && form.setFields(problem.errors.flatMap((error) => (error.field ? [{ name: pathOf(error.field) as never, errors: [error.message] }] : []))),
  });
  const facts = factsOf(court);
  const clear = () => {
    dropDraft(person);
    filing.reset();
    form.resetFields();
    form.setFieldsValue(emptyDraft());
  };
  return (
    <Form
      form={form}
      layout="vertical"
      className="filing"
      initialValues={kept ?? emptyDraft()}
      scrollToFirstError={{ focus: true }}
      onValuesChange={() => {
        key.current = actKey(); // other content is another act
        keepDraft(person, form.getFieldsValue(true) as Draft);
      }}
      onFinish={() => filing.mutate(form.getFieldsValue(true) as Draft)}
    >
      {filing.error && <RefusedFields problem={filing.error} onGo={(field) => form.scrollToField(pathOf(field), { focus: true })} />}
      {kept && !filing.error && <Alert type="info" showIcon closable title={t('restored')} />}
      <Card size="small" title={<h2>{t('section.case')}</h2>}>
        <CaseSection flows={court.flows} caseCode={court.caseCode} />
      </Card>
      <Card size="small" title={<h2>{t('section.title')}</h2>}>
        <TitleSection />
      </Card>
      <Card size="small" title={<h2>{t('section.parties')}</h2>}>
        <PartyList side="applicants" />
        <PartyList side="debtors" />
      </Card>
      <Card size="small" title={<h2>{t('section.claim')}</h2>}>
        <div className="fields">
          <TextField name="claimAmount" label={t('field.claimAmount')} extra={t('hint.claimAmount')} length={40} required />
        </div>
      </Card>
      <Card size="small" title={<h2>{t('section.measures')}</h2>}>
        <p>{t('section.measures-about')}</p>
        <MeasureList />
      </Card>
      {facts.length > 0 && (
        <Card size="small" title={<h2>{t('section.facts')}</h2>}>
          <p>{t('section.facts-about')}</p>
          <FactSection facts={facts} />
        </Card>
      )}
      <div className="filing-acts">
        <Button type="primary" htmlType="submit" loading={filing.isPending}>
          {t('submit')}
        </Button>
        <Popconfirm title={t('clear-sure')} onConfirm={clear}>
          <Button>{t('clear')}</Button>
        </Popconfirm>
      </div>
    </Form>
  );
}
