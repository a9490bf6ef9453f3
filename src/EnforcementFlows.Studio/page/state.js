/** @import { Act, Definition, Summary } from './host.js' */
/** @import { View } from './router.js' */

/**
 * What is known of the flow on the screen.
 *
 * @typedef {{
 *   definition: Definition, isProposed: boolean | undefined,
 *   lately?: Definition,
 * }} Flow
 *   What Studio holds; whether somebody is asked to publish it, where the host said; the newest version as the host has it since, where it was asked.
 * @typedef {{ kind: 'saving' | 'saved' | 'failed', text: string }} Saved
 * @typedef {{ text: string, isOver: boolean }} Hindrance Why something cannot be changed, and whether opening it anew would help.
 */

/**
 * What people call a flow: the beginning of its description (财产控制：对查到的财产……); its name is what other flows know it by.
 *
 * @param {Summary} flow
 */
export const nameOf = ({ name, description, definitionId }) => description?.split('：')[0] || name || definitionId;

/**
 * In one word: whether new cases run on what is shown.
 *
 * @param {Flow} flow
 */
export function stateOf({ definition, isProposed }) {
  if (definition.isPublished) return '已发布';
  if (definition.publishedAt) return '曾发布';
  if (definition.isLatest === false) return '被导入替换的草稿';
  return isProposed ? '已提交发布审批' : '草稿';
}

/**
 * Whether the person may change what is shown. The host gives one person at a time the link that lets Studio edit.
 *
 * @param {Definition} definition
 */
export const isEditable = (definition) => definition.links?.some((link) => link.rel === 'publish') === true;

/**
 * Why what is shown cannot be changed, or no longer; nothing where it can.
 *
 * @param {Flow} flow
 * @param {boolean} mayDesign
 * @returns {Hindrance | undefined}
 */
export function hindrance({ definition, lately }, mayDesign) {
  if (!mayDesign) return { text: '只读：您的岗位可以查看流程，不能修改', isOver: false };
  if (definition.isLatest === false) return { text: '只读：打开的不是最新版', isOver: false };
  const editor = (lately ?? definition).editedBy;
  if (isEditable(definition)) return lately && editor ? { text: `${editor.name}已开始编辑，您的修改不能再保存`, isOver: true } : undefined;
  if (lately && isEditable(lately)) return { text: '现在可以修改了', isOver: true };
  return { text: editor ? `只读：${editor.name}正在编辑` : '只读', isOver: false };
}

/**
 * @param {View} view
 * @param {Flow | undefined} flow
 */
export const titleOf = (view, flow) => [flow && view.name === 'editor' ? nameOf(flow.definition) : '', '流程设计', '执行流程平台'].filter(Boolean).join(' · ');

/**
 * What came of a saving, in the host's words where it refused.
 *
 * @param {Promise<Response>} answer
 * @param {boolean} isPublishing
 * @param {string} time
 * @returns {Promise<Saved>}
 */
export async function outcomeOf(answer, isPublishing, time) {
  const response = await answer.catch(() => undefined);
  if (response?.ok) return { kind: 'saved', text: `${time} ${isPublishing ? await publishingOf(response) : '已自动保存'}` };
  const failure = isPublishing ? '未提交发布：' : '未保存：';
  if (!response) return { kind: 'failed', text: `${failure}连接不上服务器` };
  const content = await contentOf(response);
  return { kind: 'failed', text: `${content.draftIsKept ? `${time} ` : failure}${reasonIn(content, response)}` };
}

/** @type {Record<Act, string>} */
const notDone = { delete: '未删除', revert: '未生成新草稿', import: '未导入' };

/**
 * Why something was not done.
 *
 * @param {Response} refusal
 * @param {Act} act
 * @returns {Promise<Saved>}
 */
export const refusalOf = async (refusal, act) => ({ kind: 'failed', text: `${notDone[act]}：${reasonIn(await contentOf(refusal), refusal)}` });

/** @param {Response} response */
const contentOf = (response) => response.clone().json().catch(() => ({}));

/** @param {Response} response */
async function publishingOf(response) {
  const { alreadyPublished } = await response.clone().json();
  return alreadyPublished ? '没有修改，现行的就是这一版' : '已保存并提交发布审批，由他人批准后施行';
}

/**
 * @param {any} content
 * @param {Response} response
 */
function reasonIn(content, response) {
  const reasons = content.errors && !Array.isArray(content.errors) ? Object.values(content.errors).flat().join(' ') : '';
  return reasons || content.title || content.message || `服务器应答 ${response.status}`;
}
