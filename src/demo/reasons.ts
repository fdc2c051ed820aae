/** What givers of the demo's commands say why. */
export const REASONS = {
  returnNeed: ['请补充具体楼栋和数量', '请附现场情况说明', '与辖区边界不符，请核实地点'],
  rejectNeed: ['不属于社区事项，请走报修渠道', '诉求已由专项工程覆盖'],
  shelveNeed: ['需列入下一年度改造计划', '资金尚未落实', '涉及产权协调，暂不具备条件'],
  withdrawNeed: ['居民已自行解决', '信息重复上报'],
  resolveNeed: ['社区志愿者已处理', '网格员现场解决', '物业已维修到位'],
  refuseDelivery: ['现场复查部分未完成', '居民反映问题仍存在'],
  withdrawClaim: ['人员临时调整', '物资不足'],
  declineClaim: ['时间安排冲突', '已由其他单位承接'],
} as const;
