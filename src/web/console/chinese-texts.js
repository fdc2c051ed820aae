/**
 * GraphiQL's own words by the files that they stand in, with Chinese for each: `chinese.js` puts them side by side. English
 * stays behind, since it is what GraphiQL's manuals and this project's say.
 */
export const TEXTS = {
  'graphiql/dist/GraphiQL.js': {
    'New tab': '新标签页',
    'Select active operation': '选择标签页',
    'Operation Editor': '操作编辑器',
    Variables: '变量',
    Headers: '请求头',
    Show: '展开',
    Hide: '收起',
  },
  'graphiql/dist/ui/toolbar.js': {
    'Prettify query': '整理格式',
    'Merge fragments into query': '并入片段',
    'Copy query': '复制',
  },
  'graphiql/dist/ui/sidebar.js': {
    'Re-fetch GraphQL schema': '重新读取结构',
    'Open short keys dialog': '快捷键',
    'Open settings dialog': '设置',
    Show: '展开',
    Hide: '收起',
    'Short Keys': '快捷键',
    Settings: '设置',
    'This modal provides a list of available keyboard shortcuts and their functions.':
      '快捷键及其功能。',
    'This modal lets you adjust header persistence, interface theme, and clear local storage.':
      '保存请求头、界面主题、清除本地数据。',
    'Persist headers': '保存请求头',
    'Save headers upon reloading.': '刷新后保留请求头。',
    'Only enable if you trust this device.': '仅在可信的设备上开启。',
    Theme: '主题',
    'Adjust how the interface appears.': '界面的明暗。',
    System: '跟随系统',
    Light: '浅色',
    Dark: '深色',
    'Clear storage': '清除数据',
    'Remove all locally stored data and start fresh.': '删除本机保存的全部数据。',
    'Cleared data': '已清除',
    'Clear data': '清除',
  },
  'graphiql/dist/ui/short-keys.js': {
    'Short Key': '按键',
    Function: '功能',
    'Execute query': '运行',
    'Search in editor': '在编辑器中查找',
    'Search in documentation': '在文档中查找',
    'Merge fragments definitions into operation definition': '把片段并入操作',
    'Prettify editors': '整理格式',
    'Copy query': '复制',
    'Re-fetch schema using introspection': '重新读取结构',
  },
  '@graphiql/react/dist/components/execute-button/index.js': {
    Execute: '运行',
    Stop: '停止',
  },
  '@graphiql/react/dist/components/tabs/index.js': {
    'Close Tab': '关闭标签页',
  },
  '@graphiql/react/dist/components/dialog/index.js': {
    'Close dialog': '关闭',
  },
  '@graphiql/react/dist/components/response-editor.js': {
    'Result Window': '结果',
  },
  '@graphiql/plugin-history/dist/index.js': {
    History: '历史',
  },
  '@graphiql/plugin-history/dist/components.js': {
    History: '历史',
    'Edit label': '改名',
    'Type a label': '输入名称',
    'Add favorite': '收藏',
    'Remove favorite': '取消收藏',
    'Delete from history': '从历史中删除',
    'Set active': '打开',
    Clear: '清空',
    Save: '保存',
  },
  '@graphiql/plugin-doc-explorer/dist/context.js': {
    'Documentation Explorer': '结构文档',
    Docs: '文档',
  },
  '@graphiql/plugin-doc-explorer/dist/components/doc-explorer.js': {
    'Documentation Explorer': '结构文档',
    'Error fetching schema': '读取结构失败',
    'No GraphQL schema available': '没有结构',
    'Go back to': '返回',
  },
  '@graphiql/plugin-doc-explorer/dist/components/search.js': {
    Search: '查找',
    'No results found': '没有找到',
    'Other results': '其他结果',
  },
  '@graphiql/plugin-doc-explorer/dist/components/field-documentation.js': {
    'Show Deprecated Arguments': '显示已弃用参数',
  },
  '@graphiql/plugin-doc-explorer/dist/components/type-documentation.js': {
    'Show Deprecated Fields': '显示已弃用字段',
    'Show Deprecated Values': '显示已弃用枚举值',
  },
  '@graphiql/plugin-doc-explorer/dist/components/argument.js': {
    Deprecated: '已弃用',
  },
  '@graphiql/plugin-doc-explorer/dist/components/deprecation-reason.js': {
    Deprecated: '已弃用',
  },
};

/** Titles of the reference, by which it finds their icons: they are translated where they are shown. */
export const TITLES = {
  Arguments: '参数',
  'Deprecated Arguments': '已弃用参数',
  'Deprecated Enum Values': '已弃用枚举值',
  'Deprecated Fields': '已弃用字段',
  Directives: '指令',
  'Enum Values': '枚举值',
  Fields: '字段',
  Implements: '实现',
  Implementations: '实现者',
  'Possible Types': '可能的类型',
  'Root Types': '根类型',
  Type: '类型',
  'All Schema Types': '全部类型',
};
