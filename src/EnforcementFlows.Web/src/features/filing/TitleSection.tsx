import { Form } from 'antd';
import { SuggestedInput } from '@/components/SuggestedInput';
import { useWords } from '@/lib/i18n';
import { TextField, TimeField } from './inputs';

// the names of the papers are Chinese in any language of the pages
const kinds = ['民事判决书', '民事调解书', '民事裁定书', '仲裁裁决书', '公证债权文书', '支付令', '刑事判决书涉财产部分', '行政判决书'];

/** The paper that is enforced (执行依据). */
export function TitleSection() {
  const t = useWords('filing');
  return (
    <div className="fields">
      <Form.Item name={['title', 'kind']} label={t('field.title-kind')} required>
        <SuggestedInput suggestions={kinds.map((value) => ({ value }))} maxLength={40} />
      </Form.Item>
      <TextField name={['title', 'number']} label={t('field.title-number')} length={100} required />
      <TimeField name={['title', 'effectiveOn']} label={t('field.title-effectiveOn')} />
      <TextField name={['title', 'issuedBy']} label={t('field.title-issuedBy')} length={100} />
    </div>
  );
}
