using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>Steps and expectations wait until the program has answered what the page last told it, and the answer is drawn.</summary>
/// <remarks>Over a circuit a click is done at once, and what it changes is drawn when the answer comes. Looking before that shows the
/// page of before: a tick still drawn passes for the one that is wanted, a "not there" is true too early, a button moves away under the
/// pointer. Playwright looks for the marker before every action and every expectation. Keys and single looks (InnerTextAsync,
/// CountAsync, EvaluateAsync, the database) wait for nothing: <see cref="SettleAsync"/> before them.</remarks>
internal static class AnsweredPage
{
    private const string Marker = "#answer-is-due";

    // Every event goes out as a call of .NET and is answered, after what it drew, when its handler has ended. The marker may take no
    // room, but must count as visible.
    private const string Script =
        """
        (() => {
          const latin = new TextDecoder('latin1');
          const due = new WeakMap();
          const waiting = [];
          let all = 0;
          let held = false;
          let marker = null;
          const count = (data, name) => (typeof data === 'string' ? data : latin.decode(data)).split(name).length - 1;
          const show = () => {
            if (!marker && all === 0) return;
            if (!marker) {
              marker = document.createElement('div');
              marker.id = 'answer-is-due';
              Object.assign(marker.style, { position: 'fixed', left: 0, top: 0, width: '1px', height: '1px', opacity: 0, pointerEvents: 'none' });
              document.documentElement.append(marker);
            }
            marker.hidden = all === 0;
          };
          const add = (socket, calls) => {
            due.set(socket, (due.get(socket) ?? 0) + calls);
            all += calls;
            if (calls > 0) show();
            else setTimeout(show);
          };
          const send = WebSocket.prototype.send;
          WebSocket.prototype.send = function (data) {
            if (!due.has(this)) this.addEventListener('close', () => add(this, -due.get(this)));
            add(this, count(data, 'BeginInvokeDotNetFromJS'));
            send.call(this, data);
          };
          const message = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage');
          Object.defineProperty(WebSocket.prototype, 'onmessage', {
            ...message,
            set(hear) {
              const arrive = event => {
                hear.call(this, event);
                add(this, -count(event.data, 'JS.EndInvokeDotNet'));
              };
              message.set.call(this, hear && (event => held ? waiting.push(() => arrive(event)) : arrive(event)));
            },
          });
          window.answers = {
            hold: () => { held = true; },
            release: () => {
              held = false;
              waiting.splice(0).forEach(arrive => arrive());
            },
          };
        })();
        """;

    /// <summary>Every page of the context counts the answers that are due.</summary>
    public static Task CountAnswersAsync(this IBrowserContext context) => context.AddInitScriptAsync(Script);

    /// <summary>Every action and expectation on the page waits for them.</summary>
    public static Task AwaitAnswersAsync(this IPage page) => page.AddLocatorHandlerAsync(page.Locator(Marker), () => Task.CompletedTask);

    /// <summary>Waits here and now, before a key or a single look.</summary>
    public static Task SettleAsync(this IPage page) => page.Locator(Marker).WaitForAsync(new() { State = WaitForSelectorState.Hidden });

    /// <summary>From now on no answer reaches the page: what is clicked is heard, but not drawn, as on a slow line or a busy machine.</summary>
    public static Task HoldAnswersAsync(this IPage page) => page.EvaluateAsync("answers.hold()");

    /// <summary>What was held arrives, in its order.</summary>
    public static Task ReleaseAnswersAsync(this IPage page) => page.EvaluateAsync("answers.release()");
}
