from Xlib.xobject.drawable import Window

class Event:
    # Each kind of event has some of these.
    type: int
    window: Window
    detail: int
    client_type: int
    data: tuple[int, tuple[int, ...]]
