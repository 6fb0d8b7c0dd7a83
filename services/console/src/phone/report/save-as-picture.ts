const WIDTH = 720;
const LINE = 64;
const MARGIN = 40;

/** Lines of text as a picture among the phone's downloads. */
export function saveAsPicture(lines: readonly string[], name: string): void {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = lines.length * LINE + 2 * MARGIN;
  const brush = canvas.getContext('2d');
  if (brush === null) return;
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.fillStyle = '#1b2733';
  brush.font = '34px sans-serif';
  lines.forEach((line, index) => { brush.fillText(line, MARGIN, MARGIN + LINE * (index + 0.7), WIDTH - 2 * MARGIN); });
  canvas.toBlob((blob) => {
    if (blob === null) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
