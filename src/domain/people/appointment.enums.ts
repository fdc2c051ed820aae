/** The posts that people hold. */
import { defineEnum } from '../../labels.ts';

export const Post = defineEnum('Post', 'A post 职务', {
  SECRETARY: '书记',
  DEPUTY_SECRETARY: '副书记',
  GROUP_LEADER: '党小组组长',
  DIRECTOR: '主任',
  DEPUTY_DIRECTOR: '副主任',
  MEMBER: '委员',
  CONCURRENT_MEMBER: '兼职委员',
  GRID_WORKER: '网格员',
  POST_HOLDER: '在岗党员',
});
export type Post = keyof typeof Post;
