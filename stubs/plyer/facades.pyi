class Notification:
    def notify(
        self, title: str = "", message: str = "", app_name: str = "", app_icon: str = "", timeout: int = 10
    ) -> None: ...
