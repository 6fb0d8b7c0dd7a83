// For browsers that know no modules: they get this and nothing else. Plain text nodes, old language.
(function () {
  var main = document.createElement('main');
  var say = function (text, number) {
    var p = document.createElement('p');
    p.appendChild(document.createTextNode(text));
    if (number) {
      var a = document.createElement('a');
      a.href = 'tel:' + number;
      a.appendChild(document.createTextNode(' ' + number));
      p.appendChild(a);
    }
    main.appendChild(p);
  };
  say('浏览器版本过低，无法使用本系统。请换用新版浏览器，或请同事代为报告。');
  say('孩子现在有危险，请立即拨打', '110');
  say('也可以拨打', '12345');
  document.body.appendChild(main);
}());
