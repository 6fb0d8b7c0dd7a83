/** What the phone's program says. One part a page. */
export const phone = {
  quickExit: { leave: '快速离开', told: '点「快速离开」或连按三次 Shift，会立刻换到别的网页。浏览器的历史记录仍会保留。', understood: '知道了' },
  field: { optional: '选填', unknown: '不清楚' },
  home: '首页',
  signOut: { ask: (count: number) => `还有 ${count} 项没有送出。退出后报告仍会自动送出，其他登记要等您下次登录。`, yes: '仍要退出', no: '先不退出' },
  size: { large: '大字', normal: '标准字' },
  front: {
    title: '童护联转',
    what: '发现孩子可能受到伤害，请在这里报告。公安、民政、教育等部门会分别办理，并把结果告诉您。',
    report: '我要报告',
    followUp: '用编号查进展',
    staff: '工作人员登录',
    work: '进入工作台',
    mine: '我的报告',
    month: '本月走访联系',
    otherNumbers: '其他电话',
    numbers: [
      { number: '12345', name: '政务服务便民热线', hours: '全天' },
      { number: '12309', name: '检察服务热线', hours: '工作时间' },
      { number: '12355', name: '青少年服务热线', hours: '以当地公布为准' },
      { number: '12338', name: '妇女维权热线', hours: '工作时间' },
    ],
    who: { title: '谁必须报告', text: '学校、幼儿园、医院、村（居）委会、福利和救助机构、旅馆等单位和工作人员，以及国家机关，发现孩子受到或可能受到伤害，必须立即报案。其他人也可以报告。怀疑就可以报告，不需要证据。' },
    next: {
      title: '报告以后会怎样',
      steps: ['您会得到编号和查询码，请记下来。', '系统把情况分别送到应当办理的部门，每个部门都有期限。', '各部门签收、办理、答复；您可以随时用编号查看。'],
    },
    secret: { title: '怎样保密', text: '您的姓名和电话单独加密保存，办理人员看不到；确需联系您时，须写明原因，并留下记录。您也可以不留姓名。泄露报告人信息要承担法律责任。' },
  },
  nothing: { title: '没有这一页', text: '请检查地址，或从首页重新开始。', home: '回到首页' },
};
