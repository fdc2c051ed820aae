/** What the demo's projects are called, what they cost, and how they go on. */

/** Of communities and of villages, and what money is spent for. */
export const PROJECT_TOPICS = [
  { title: '楼道照明与线路整治', purposes: ['灯具采购', '线路施工'] },
  { title: '老年助餐点提升', purposes: ['厨具更新', '场地修缮'] },
  { title: '红色驿站服务提升', purposes: ['便民设施', '标识制作'] },
  { title: '雨污管网疏通', purposes: ['管网清掏', '井盖更换'] },
  { title: '文化广场修缮', purposes: ['地面铺装', '健身器材'] },
  { title: '电动车充电棚建设', purposes: ['充电设备', '棚体安装'] },
  { title: '矛盾调解工作室建设', purposes: ['办公设备', '场地布置'] },
  { title: '青少年课后托管', purposes: ['图书与教具', '志愿者保障'] },
  { title: '人居环境整治', purposes: ['绿化补植', '垃圾收集点改造'] },
  { title: '无障碍设施改造', purposes: ['坡道施工', '扶手安装'] },
] as const;

export const MILESTONES = ['入户摸排', '方案公开征求意见', '施工与实施', '现场复核'] as const;

/** What givers of commands on projects say why. */
export const PROJECT_REASONS = {
  returnProject: ['预算依据不足，请补充', '请进一步征求居民意见'],
  suspendProject: ['汛期暂停施工', '与管网改造工期冲突'],
  refuseProject: ['现场复核部分未达标', '资料不齐，请补充'],
  cancelProject: ['已纳入区级专项工程', '居民意见分歧较大'],
} as const;
